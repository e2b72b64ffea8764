package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import java.util.Map;

/**
 * A well of two parabolas with the minimum at 0 and the barrier at 1, joined once differentiably:
 * H_a w^2 / 2 up to c = |H_b| / (H_a + |H_b|), beyond it dL - |H_b| (w - 1)^2 / 2 with the barrier
 * dL = H_a c / 2.
 *
 * @param curvatureA H_a at the minimum, greater than 0
 * @param curvatureB H_b at the barrier, less than 0
 */
record PiecewiseQuadratic(double curvatureA, double curvatureB) implements Well {
  static final String KIND = "piecewise-quadratic";

  private static final double COST_OF_SLOPE = 0.4;

  /** Reads the keys {@code curvature-a} (positive) and {@code curvature-b} (negative). */
  static PiecewiseQuadratic read(Settings settings) {
    return new PiecewiseQuadratic(
        settings.positive("curvature-a"), settings.negative("curvature-b"));
  }

  /** c, where the parabolas meet. */
  private double joint() {
    return -curvatureB / (curvatureA - curvatureB);
  }

  @Override
  public double value(double w) {
    double left = Math.min(w, joint());
    double right = Math.max(w, joint()) - 1.0;
    double start = joint() - 1.0;
    return 0.5 * (curvatureA * (left * left) + curvatureB * (right * right - start * start));
  }

  @Override
  public double derivative(double w) {
    return Math.min(curvatureA * w, curvatureB * (w - 1.0));
  }

  @Override
  public double secondDerivative(double w) {
    return w < joint() ? curvatureA : w > joint() ? curvatureB : 0.5 * (curvatureA + curvatureB);
  }

  @Override
  public double[] kinks() {
    return new double[] {joint()};
  }

  @Override
  public double[] minima() {
    return new double[] {0.0};
  }

  @Override
  public double[] maxima() {
    return new double[] {1.0};
  }

  @Override
  public void slopes(double[] w, int n, double[] slope) {
    slopes(w, n, curvatureA, curvatureB, slope);
  }

  private static void slopes(double[] w, int n, double a, double b, double[] slope) {
    for (int i = 0; i < n; i++) {
      slope[i] = Math.min(a * w[i], b * (w[i] - 1.0));
    }
  }

  @Override
  public void values(double[] w, int n, double[] value) {
    values(w, n, joint(), curvatureA, curvatureB, value);
  }

  private static void values(double[] w, int n, double joint, double a, double b, double[] value) {
    double start = joint - 1.0;
    for (int i = 0; i < n; i++) {
      double left = Math.min(w[i], joint);
      double right = Math.max(w[i], joint) - 1.0;
      value[i] = 0.5 * (a * (left * left) + b * (right * right - start * start));
    }
  }

  @Override
  public double costOfSlope() {
    return COST_OF_SLOPE;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("curvatureA", curvatureA, "curvatureB", curvatureB);
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("loss", KIND).put("curvature-a", curvatureA).put("curvature-b", curvatureB);
  }
}
