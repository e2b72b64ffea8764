package io.kramers.dynamics;

/**
 * The update that ends a step of SGD. A line of arithmetic a lane, which the compiler turns into
 * vector code with the same bits: no twin is needed.
 */
final class EulerPass {
  private EulerPass() {}

  /** w - eta g. */
  static void descend(double[] w, double[] gradient, double eta, int n) {
    for (int i = 0; i < n; i++) {
      w[i] = Math.fma(-eta, gradient[i], w[i]);
    }
  }
}
