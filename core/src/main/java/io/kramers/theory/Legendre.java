package io.kramers.theory;

/** Legendre polynomials. */
final class Legendre {
  private Legendre() {}

  /** Writes P_0(t), P_1(t), ... to p. */
  static void values(double t, double[] p) {
    p[0] = 1;
    if (p.length > 1) {
      p[1] = t;
    }
    for (int l = 1; l + 1 < p.length; l++) {
      p[l + 1] = ((2 * l + 1) * t * p[l] - l * p[l - 1]) / (l + 1);
    }
  }

  /** Integrals of P_0, P_1, ... from -1 to t: as many as asked for. */
  static double[] integrals(double t, int count) {
    double[] p = new double[count + 1];
    values(t, p);
    double[] integrals = new double[count];
    integrals[0] = t + 1;
    for (int l = 1; l < count; l++) {
      integrals[l] = (p[l + 1] - p[l - 1]) / (2 * l + 1);
    }
    return integrals;
  }

  /** Integrals of s P_0(s), s P_1(s), ... from -1 to t: as many as asked for. */
  static double[] firstMoments(double t, int count) {
    double[] integrals = integrals(t, count + 1);
    double[] moments = new double[count];
    for (int l = 0; l < count; l++) {
      double lower = l == 0 ? 0 : l * integrals[l - 1];
      moments[l] = ((l + 1) * integrals[l + 1] + lower) / (2 * l + 1);
    }
    return moments;
  }
}
