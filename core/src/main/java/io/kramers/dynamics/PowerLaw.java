package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.Landscape;
import io.kramers.rng.Normals;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Map;

/**
 * The power-law dynamic, the paper's Eq. 12: w - eta grad L(w) + eta lambda1 xi1 (w - w*) + eta
 * lambda2 xi2 with independent standard normals, that is Eq. 7 in Ito's sense with rho = lambda1^2
 * and sigma = lambda2^2.
 *
 * <p>The two terms of a coordinate are independent Gaussians given w, so they are drawn as one of
 * variance (eta lambda1 (w - w*))^2 + (eta lambda2)^2: the same law with half the normals.
 *
 * @param lambda1 standard deviation of the multiplicative noise, at least 0
 * @param additive the additive noise lambda2
 */
public record PowerLaw(double lambda1, AdditiveNoise additive) implements Dynamics {
  /** The name of this kind. */
  public static final String KIND = "power-law";

  /** A coordinate's standard deviation, mostly its square root, in nanoseconds. */
  private static final double COST_OF_SCALE = 0.6;

  static PowerLaw read(Settings settings, Landscape landscape) {
    return new PowerLaw(settings.nonNegative("lambda1"), AdditiveNoise.read(settings, landscape));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = additive.parameters();
    parameters.put("lambda1", lambda1);
    return parameters;
  }

  @Override
  public double costOfStep(Landscape landscape) {
    return lambda1 == 0
        ? Diffusion.costOfStep(landscape)
        : Diffusion.costOfStep(landscape) + landscape.dimension() * COST_OF_SCALE;
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
        scale(learningRate, landscape.minimum(), capacity),
        learningRate,
        key,
        provider,
        landscape.dimension(),
        capacity);
  }

  /** Without multiplicative noise the scale is Langevin's, and spares a square root. */
  private NoiseScale scale(double learningRate, double[] minimum, int capacity) {
    double additiveDeviation = learningRate * additive.lambda2();
    return lambda1 == 0
        ? NoiseScale.constant(additiveDeviation)
        : new Multiplicative(learningRate * lambda1, additiveDeviation, minimum, capacity);
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("dynamics", KIND).put("lambda1", lambda1).put("lambda2", additive.lambda2());
  }

  /** The variance (eta lambda1 (w - w*))^2 + (eta lambda2)^2. */
  private static final class Multiplicative implements NoiseScale {
    private final double multiplicativeVariance;
    private final double additiveVariance;
    private final double[] minimum;
    private final double[] variance0;
    private final double[] variance1;

    /** With the standard deviations eta lambda1 (at distance 1 from w*) and eta lambda2. */
    Multiplicative(double multiplicative, double additive, double[] minimum, int capacity) {
      multiplicativeVariance = multiplicative * multiplicative;
      additiveVariance = additive * additive;
      this.minimum = minimum;
      variance0 = new double[Padded.length(capacity)];
      variance1 = new double[Padded.length(capacity)];
    }

    @Override
    public void noise(
        Normals normals, long[] x0, long[] x1, int n, int j, double[][] w, double[][] noise) {
      variance(w[j], n, minimum[j], multiplicativeVariance, additiveVariance, variance0);
      if (j + 1 < w.length) {
        variance(w[j + 1], n, minimum[j + 1], multiplicativeVariance, additiveVariance, variance1);
      }
      normals.transform(x0, x1, n, variance0, variance1, noise[j], noise[j + 1]);
    }

    private static void variance(
        double[] w,
        int n,
        double minimum,
        double multiplicative,
        double additive,
        double[] variance) {
      for (int i = 0; i < n; i++) {
        double x = w[i] - minimum;
        variance[i] = Math.fma(x * x, multiplicative, additive);
      }
    }
  }
}
