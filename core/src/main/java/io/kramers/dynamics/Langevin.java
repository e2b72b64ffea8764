package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.Landscape;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import java.util.Map;

/**
 * Langevin dynamics, gradient descent with noise of constant size: w - eta grad L(w) + eta lambda2
 * xi, Eq. 12 with lambda1 = 0.
 *
 * @param additive the noise lambda2
 */
public record Langevin(AdditiveNoise additive) implements Dynamics {
  /** The name of this kind. */
  public static final String KIND = "langevin";

  static Langevin read(Settings settings, Landscape landscape) {
    return new Langevin(AdditiveNoise.read(settings, landscape));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    return additive.parameters();
  }

  @Override
  public double costOfStep(Landscape landscape) {
    return Diffusion.costOfStep(landscape);
  }

  @Override
  public Stepper stepper(
      Landscape landscape,
      double learningRate,
      StreamKey key,
      Vectorization provider,
      int capacity) {
    return new Diffusion(
        landscape.descentPass(provider, capacity),
        NoiseScale.constant(learningRate * additive.lambda2()),
        learningRate,
        key,
        provider,
        landscape.dimension(),
        capacity);
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("dynamics", KIND).put("lambda2", additive.lambda2());
  }
}
