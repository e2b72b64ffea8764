package io.kramers.theory;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss-Legendre points on [0, 1], at which a function stands for the polynomial through its
 * values: how to integrate that from 0 to 1, from 0 to each point, and to read it at points
 * between.
 */
final class PanelRule {
  private final double[] points;
  private final double[] weights;
  private final double[] barycentric;
  private final double[][] cumulative;
  private final double[][] lowerHalf;
  private final double[][] upperHalf;

  PanelRule(int size) {
    GaussIntegrator legendre = new GaussIntegratorFactory().legendre(size);
    points = new double[size];
    weights = new double[size];
    barycentric = new double[size];
    for (int i = 0; i < size; i++) {
      double x = legendre.getPoint(i);
      points[i] = 0.5 * (1.0 + x);
      weights[i] = 0.5 * legendre.getWeight(i);
      barycentric[i] = Math.sqrt((1.0 - x * x) * weights[i]) * (i % 2 == 0 ? 1.0 : -1.0);
    }
    cumulative = new double[size][size];
    lowerHalf = new double[size][];
    upperHalf = new double[size][];
    for (int i = 0; i < size; i++) {
      cumulate(i, cumulative[i]);
      lowerHalf[i] = reading(0.5 * points[i]);
      upperHalf[i] = reading(0.5 + 0.5 * points[i]);
    }
  }

  /**
   * Integrals from 0 to point i of the polynomials that are 1 at one point and 0 at the others, by
   * their Legendre series: (2k + 1) times the integral of P_k is P_(k+1) - P_(k-1).
   */
  private void cumulate(int i, double[] integrals) {
    double[] at = legendre(2.0 * points[i] - 1.0, points.length + 1);
    for (int j = 0; j < points.length; j++) {
      double[] there = legendre(2.0 * points[j] - 1.0, points.length);
      double sum = at[1] + 1.0;
      for (int k = 1; k < points.length; k++) {
        sum += there[k] * (at[k + 1] - at[k - 1]);
      }
      integrals[j] = 0.5 * weights[j] * sum;
    }
  }

  private static double[] legendre(double x, int count) {
    double[] p = new double[count];
    p[0] = 1.0;
    p[1] = x;
    for (int k = 1; k + 1 < count; k++) {
      p[k + 1] = ((2 * k + 1) * x * p[k] - k * p[k - 1]) / (k + 1);
    }
    return p;
  }

  /** The factors with which the values at the points give the value at t. */
  private double[] reading(double t) {
    double[] factors = new double[points.length];
    double sum = 0.0;
    for (int j = 0; j < points.length; j++) {
      if (t == points[j]) {
        double[] unit = new double[points.length];
        unit[j] = 1.0;
        return unit;
      }
      factors[j] = barycentric[j] / (t - points[j]);
      sum += factors[j];
    }
    for (int j = 0; j < points.length; j++) {
      factors[j] /= sum;
    }
    return factors;
  }

  int size() {
    return points.length;
  }

  /** Point i, between 0 and 1. */
  double point(int i) {
    return points[i];
  }

  /** The weight of point i in an integral from 0 to 1. */
  double weight(int i) {
    return weights[i];
  }

  /** The integral from 0 to 1. */
  double integral(double[] values) {
    return dot(weights, values);
  }

  /** The integrals from 0 to each point. */
  double[] cumulative(double[] values) {
    return times(cumulative, values);
  }

  /** The value at t, from 0 to 1. */
  double at(double t, double[] values) {
    return dot(reading(t), values);
  }

  /** The values at the points of [0, 1/2], scaled down. */
  double[] lowerHalf(double[] values) {
    return times(lowerHalf, values);
  }

  /** The values at the points of [1/2, 1], scaled down. */
  double[] upperHalf(double[] values) {
    return times(upperHalf, values);
  }

  private static double[] times(double[][] matrix, double[] values) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      product[i] = dot(matrix[i], values);
    }
    return product;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0.0;
    for (int j = 0; j < a.length; j++) {
      sum = Math.fma(a[j], b[j], sum);
    }
    return sum;
  }
}
