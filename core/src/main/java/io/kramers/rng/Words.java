package io.kramers.rng;

import io.kramers.simd.Vectorization;

/** A pass that writes the random block of each of a number of trials at one step and draw. */
public interface Words {
  /**
   * Writes the two 64-bit words of trial {@code trials[i]} to {@code x0[i]} and {@code x1[i]} for i
   * &lt; n.
   *
   * @param trials trial numbers, each at least 0
   * @param counter from {@link Counter#word}
   */
  void fill(StreamKey key, long[] trials, int n, long counter, long[] x0, long[] x1);

  /** The twin of the given provider. */
  static Words of(Vectorization provider) {
    return provider.choose(() -> new ScalarWords(), () -> new SimdWords());
  }
}
