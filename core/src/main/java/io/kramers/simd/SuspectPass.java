package io.kramers.simd;

/** Finds where in a block some trial may have ended; exits are rare, so the rest is left alone. */
public interface SuspectPass {
  /** Trials a group. */
  int GROUP = 32;

  /**
   * Sets groups[i / 32] where w[i] is not in [low, high], for i &lt; n. Other groups may be set
   * too, by a w[i] at the very edge or by what lies beyond n.
   */
  void mark(double[] w, int n, double low, double high, boolean[] groups);

  /**
   * Sets groups[i / 32] where (bound - x[i]) (bound - y[i]) is less than factor size[i], for i &lt;
   * n. Other groups may be set too, where one of the numbers is NaN or by what lies beyond n.
   */
  void markNear(
      double bound, double[] x, double[] y, double factor, double[] size, int n, boolean[] groups);

  /** The twin of the given provider. */
  static SuspectPass of(Vectorization provider) {
    return provider.choose(() -> new ScalarSuspects(), () -> new SimdSuspects());
  }
}
