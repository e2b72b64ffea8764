package io.kramers.escape;

final class ScalarSuspects implements SuspectPass {
  @Override
  public void mark(double[] w, int n, double threshold, double radius, boolean[] groups) {
    for (int i = 0; i < n; i++) {
      if (w[i] < threshold || !(Math.abs(w[i]) <= radius)) {
        groups[i / GROUP] = true;
      }
    }
  }
}
