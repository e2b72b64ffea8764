package io.kramers.escape;

import io.kramers.simd.Vectorization;

/** Finds where in a block some trial may have ended; exits are rare, so the rest is left alone. */
interface SuspectPass {
  /** Trials a group. */
  int GROUP = 64;

  /**
   * Sets groups[i / 64] where w[i] &lt; threshold or not |w[i]| &lt;= radius, for i &lt; n. Groups
   * without such an i &lt; n may be set too, by what lies beyond n.
   */
  void mark(double[] w, int n, double threshold, double radius, boolean[] groups);

  /** The twin of the given provider. */
  static SuspectPass of(Vectorization provider) {
    return provider.choose(ScalarSuspects::new, SimdSuspects::new);
  }
}
