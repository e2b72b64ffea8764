package io.kramers.simd;

final class ScalarSuspects implements SuspectPass {
  @Override
  public void mark(double[] w, int n, double low, double high, boolean[] groups) {
    for (int i = 0; i < n; i++) {
      if (!(w[i] >= low && w[i] <= high)) {
        groups[i / GROUP] = true;
      }
    }
  }

  @Override
  public void markNear(
      double bound, double[] x, double[] y, double factor, double[] size, int n, boolean[] groups) {
    for (int i = 0; i < n; i++) {
      if (Math.fma(-factor, size[i], (bound - x[i]) * (bound - y[i])) < 0) {
        groups[i / GROUP] = true;
      }
    }
  }
}
