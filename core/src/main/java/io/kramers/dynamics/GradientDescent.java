package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.GradientPass;
import io.kramers.landscape.Landscape;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Map;

/** w - eta grad L(w), without noise: one trajectory. */
public record GradientDescent() implements Dynamics {
  /** The name of this kind. */
  public static final String KIND = "gradient-descent";

  static GradientDescent read(Settings settings, Landscape landscape) {
    return new GradientDescent();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of();
  }

  @Override
  public boolean deterministic() {
    return true;
  }

  @Override
  public Stepper stepper(
      Landscape landscape,
      double learningRate,
      StreamKey key,
      Vectorization provider,
      int capacity) {
    GradientPass pass = landscape.gradientPass(provider);
    double[][] gradient = new double[landscape.dimension()][Padded.length(capacity)];
    return (trials, step) -> {
      double[][] w = trials.w();
      pass.gradient(w, trials.live(), gradient);
      for (int j = 0; j < w.length; j++) {
        EulerPass.descend(w[j], gradient[j], learningRate, trials.live());
      }
    };
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("dynamics", KIND);
  }
}
