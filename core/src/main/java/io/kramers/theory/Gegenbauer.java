package io.kramers.theory;

import org.hipparchus.special.Gamma;

/**
 * The polynomials p_0, p_1, ... that are orthonormal on [-1, 1] with the weight (1 - x^2)^e, which
 * are Gegenbauer's, or Jacobi's with two equal exponents, but for factors; and Gauss's quadrature
 * with this weight.
 */
final class Gegenbauer {
  private static final int MOST_STEPS = 50;

  private final double exponent;
  private final double first;

  /** x p_n = b_(n+1) p_(n+1) + b_n p_(n-1). */
  private final double[] b;

  /**
   * Works the recurrence out.
   *
   * @param exponent e, greater than -1
   * @param degree the largest that is asked for
   */
  Gegenbauer(double exponent, int degree) {
    this.exponent = exponent;
    first = 1 / Math.sqrt(total(exponent));
    b = new double[degree + 1];
    for (int n = 1; n <= degree; n++) {
      double twice = 2 * exponent;
      // Without the factors that are 0/0 for n = 1 and e = -1/2.
      double ratio = n == 1 ? 1 / (twice + 3) : n * (n + twice) / middle(n, twice);
      b[n] = Math.sqrt(ratio);
    }
  }

  private static double middle(int n, double twice) {
    return (2 * n + twice + 1) * (2 * n + twice - 1);
  }

  /** The integral of the weight. */
  static double total(double exponent) {
    return Math.sqrt(Math.PI)
        * Math.exp(Gamma.logGamma(exponent + 1) - Gamma.logGamma(exponent + 1.5));
  }

  /** Writes p_0(x), p_1(x), ... to p, which is not longer than the recurrence. */
  void values(double x, double[] p) {
    p[0] = first;
    if (p.length > 1) {
      p[1] = x * first / b[1];
    }
    for (int n = 1; n + 1 < p.length; n++) {
      p[n + 1] = (x * p[n] - b[n] * p[n - 1]) / b[n + 1];
    }
  }

  /** Gauss's nodes, which are the zeros of p_n, ascending. */
  double[] nodes(int n) {
    double[] zeros = new double[n];
    for (int k = 0; k < n / 2; k++) {
      double x = Math.cos(Math.PI * (4 * k + 3 + 2 * exponent) / (4 * n + 4 * exponent + 2));
      double step = 1;
      for (int i = 0; i < MOST_STEPS && Math.abs(step) > Math.ulp(1.0); i++) {
        step = newtonStep(x, n);
        x -= step;
      }
      zeros[k] = -x;
      zeros[n - 1 - k] = x;
    }
    return zeros;
  }

  private double newtonStep(double x, int n) {
    double before = 0;
    double slopeBefore = 0;
    double value = first;
    double slope = 0;
    for (int k = 0; k < n; k++) {
      double next = (x * value - b[k] * before) / b[k + 1];
      double slopeNext = (value + x * slope - b[k] * slopeBefore) / b[k + 1];
      before = value;
      slopeBefore = slope;
      value = next;
      slope = slopeNext;
    }
    return value / slope;
  }

  /** Gauss's weight of a node, a zero of p_n: 1/(p_0^2 + ... + p_(n-1)^2) there. */
  double weight(double node, int n) {
    double[] p = new double[n];
    values(node, p);
    double sum = 0;
    for (double each : p) {
      sum += each * each;
    }
    return 1 / sum;
  }
}
