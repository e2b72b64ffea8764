package io.kramers.arrays;

/** Vectors as arrays of doubles, with sums in a fixed order. */
final class Vectors {
  private Vectors() {}

  /**
   * x . y: products are added up one after another to four sums, those of place i to sum i modulo
   * 4, the last n modulo 4 to sum 0, and in the end (s0 + s1) + (s2 + s3).
   */
  static double dot(double[] x, double[] y) {
    int whole = x.length & -4;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int i = 0; i < whole; i += 4) {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
    }
    for (int i = whole; i < x.length; i++) {
      s0 += x[i] * y[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  /** y += factor x. */
  static void add(double factor, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * x[i];
    }
  }

  /** x / divisor. */
  static double[] divide(double[] x, double divisor) {
    double[] quotient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      quotient[i] = x[i] / divisor;
    }
    return quotient;
  }

  /** Gives x the sign with which its component of the largest magnitude, the first, is positive. */
  static void orient(double[] x) {
    int largest = 0;
    for (int i = 1; i < x.length; i++) {
      if (Math.abs(x[i]) > Math.abs(x[largest])) {
        largest = i;
      }
    }
    if (x[largest] < 0) {
      for (int i = 0; i < x.length; i++) {
        x[i] = -x[i];
      }
    }
  }
}
