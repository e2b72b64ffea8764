package io.kramers.gradientnoise;

import io.kramers.rng.Counter;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Uniform;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Draws minibatches, as {@code docs/randomness.md} says: without replacement by Floyd's algorithm.
 * The k-th index is word k mod 2 of trial k / 2.
 */
final class MinibatchDraw {
  private final StreamKey key;
  private final MinibatchFactor factor;
  private final int samples;
  private final Words words = Words.of(Vectorization.active());
  private final long[] numbers;
  private final long[] x0;
  private final long[] x1;

  MinibatchDraw(StreamKey key, MinibatchFactor factor, int samples) {
    this.key = key;
    this.factor = factor;
    this.samples = samples;
    int length = Padded.length((factor.batchSize() + 1) / 2);
    numbers = new long[length];
    Arrays.setAll(numbers, i -> i);
    x0 = new long[length];
    x1 = new long[length];
  }

  /**
   * The samples of a minibatch.
   *
   * @param step the pair's number
   * @param draw 0 for its first minibatch and 1 for its second
   */
  int[] indices(long step, int draw) {
    int b = factor.batchSize();
    words.fill(key, numbers, (b + 1) / 2, Counter.word(step, draw), x0, x1);
    int[] indices = new int[b];
    Set<Integer> drawn = new HashSet<>();
    for (int k = 0; k < b; k++) {
      long word = k % 2 == 0 ? x0[k / 2] : x1[k / 2];
      if (factor.replacement()) {
        indices[k] = Uniform.index(word, samples);
      } else {
        int last = samples - b + k;
        int index = Uniform.index(word, last + 1);
        indices[k] = drawn.add(index) ? index : last;
        drawn.add(indices[k]);
      }
    }
    return indices;
  }
}
