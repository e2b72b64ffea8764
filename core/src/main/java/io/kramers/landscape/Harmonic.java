package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import java.util.Map;

/**
 * One coordinate of the harmonic basin, h w^2 / 2 with its minimum at 0; a curvature of 0 is no
 * landscape at all.
 *
 * @param curvature h, at least 0
 */
record Harmonic(double curvature) implements Well {
  static final String KIND = "harmonic";

  private static final double COST_OF_SLOPE = 0.2;

  @Override
  public double value(double w) {
    return 0.5 * curvature * (w * w);
  }

  @Override
  public double derivative(double w) {
    return curvature * w;
  }

  @Override
  public double secondDerivative(double w) {
    return curvature;
  }

  @Override
  public double[] kinks() {
    return new double[0];
  }

  @Override
  public double[] minima() {
    return new double[] {0.0};
  }

  @Override
  public double[] maxima() {
    return new double[0];
  }

  @Override
  public void slopes(double[] w, int n, double[] slope) {
    slopes(w, n, curvature, slope);
  }

  private static void slopes(double[] w, int n, double h, double[] slope) {
    for (int i = 0; i < n; i++) {
      slope[i] = h * w[i];
    }
  }

  @Override
  public void values(double[] w, int n, double[] value) {
    values(w, n, 0.5 * curvature, value);
  }

  private static void values(double[] w, int n, double half, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = half * (w[i] * w[i]);
    }
  }

  @Override
  public double costOfSlope() {
    return COST_OF_SLOPE;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("curvature", curvature);
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("loss", KIND).put("curvature", curvature);
  }
}
