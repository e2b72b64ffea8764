package io.kramers.fit;

import io.kramers.numerics.Bisection;

/**
 * A smooth curve through points that is monotone wherever the points are: a cubic Hermite spline
 * whose slopes come from the polynomial through the five nearest points (Hyman, SIAM J. Sci. Stat.
 * Comput. 4, 1983) and are then limited to three times the smaller of both neighbouring secants
 * (Fritsch and Carlson, SIAM J. Numer. Anal. 17, 1980). Beyond its ends it goes on along the end
 * secants. Two points give a line, four a cubic where the limits allow it.
 */
final class MonotoneCubic {
  private static final int WINDOW = 5;

  private final double[] x;
  private final double[] y;
  private final double[] slope;

  /**
   * Through the points (x_i, y_i).
   *
   * @param x ascending, at least two
   * @param y as many, finite
   */
  MonotoneCubic(double[] x, double[] y) {
    this.x = x.clone();
    this.y = y.clone();
    slope = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      slope[i] = limited(i, polynomialSlope(i));
    }
  }

  /** The derivative at x_i of Lagrange's polynomial through the points around it. */
  private double polynomialSlope(int i) {
    int size = Math.min(WINDOW, x.length);
    int first = Math.min(Math.max(0, i - WINDOW / 2), x.length - size);
    double sum = 0.0;
    for (int k = first; k < first + size; k++) {
      if (k != i) {
        double weight = 1.0 / (x[k] - x[i]);
        for (int m = first; m < first + size; m++) {
          if (m != i && m != k) {
            weight *= (x[i] - x[m]) / (x[k] - x[m]);
          }
        }
        sum += weight * (y[k] - y[i]);
      }
    }
    return sum;
  }

  private double limited(int i, double candidate) {
    double left = secant(Math.max(1, i));
    double right = secant(Math.min(x.length - 1, i + 1));
    if (left * right <= 0.0 || left * candidate <= 0.0) {
      return 0.0;
    }
    double limit = 3.0 * Math.min(Math.abs(left), Math.abs(right));
    return Math.copySign(Math.min(Math.abs(candidate), limit), left);
  }

  /** The slope of the line through points i - 1 and i. */
  private double secant(int i) {
    return (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
  }

  /** The curve's height at a place. */
  double at(double place) {
    int last = x.length - 1;
    if (place <= x[0]) {
      return y[0] + (place - x[0]) * secant(1);
    }
    if (place >= x[last]) {
      return y[last] + (place - x[last]) * secant(last);
    }
    int i = 1;
    while (place > x[i]) {
      i++;
    }
    double h = x[i] - x[i - 1];
    double t = (place - x[i - 1]) / h;
    double u = 1.0 - t;
    return u * u * ((1.0 + 2.0 * t) * y[i - 1] + t * h * slope[i - 1])
        + t * t * ((1.0 + 2.0 * u) * y[i] - u * h * slope[i]);
  }

  /** The place of a height, for strictly monotone y. */
  double inverse(double height) {
    int last = x.length - 1;
    boolean rising = y[last] > y[0];
    if (rising ? height <= y[0] : height >= y[0]) {
      return x[0] + (height - y[0]) / secant(1);
    }
    if (rising ? height >= y[last] : height <= y[last]) {
      return x[last] + (height - y[last]) / secant(last);
    }
    return Bisection.signChange(place -> at(place) - height, x[0], x[last], rising);
  }
}
