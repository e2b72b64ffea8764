package io.kramers.dynamics;

/**
 * The updates that end a step. A line of arithmetic a lane, which the compiler turns into vector
 * code with the same bits: no twin is needed.
 */
final class EulerPass {
  private EulerPass() {}

  /** w - eta g. */
  static void descend(double[] w, double[] gradient, double eta, int n) {
    for (int i = 0; i < n; i++) {
      w[i] = Math.fma(-eta, gradient[i], w[i]);
    }
  }

  /** w - eta g + scale z. */
  static void diffuse(
      double[] w, double[] gradient, double eta, double[] scale, double[] z, int n) {
    for (int i = 0; i < n; i++) {
      w[i] = Math.fma(scale[i], z[i], Math.fma(-eta, gradient[i], w[i]));
    }
  }
}
