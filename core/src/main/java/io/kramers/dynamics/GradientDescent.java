package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.DescentPass;
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
  public double costOfStep(Landscape landscape) {
    return landscape.costOfGradient();
  }

  @Override
  public Stepper stepper(
      Landscape landscape,
      double learningRate,
      StreamKey key,
      Vectorization provider,
      int capacity) {
    DescentPass descent = landscape.descentPass(provider, capacity);
    double[][] noNoise = new double[landscape.dimension()][Padded.length(capacity)];
    return (trials, step) -> descent.descend(trials.w(), noNoise, trials.live(), learningRate);
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("dynamics", KIND);
  }
}
