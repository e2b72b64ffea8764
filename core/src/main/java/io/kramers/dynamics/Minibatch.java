package io.kramers.dynamics;

import io.kramers.config.Settings;
import io.kramers.rng.Counter;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Uniform;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;

/**
 * Draws b of n sample indices for each of a number of trials. The k-th index comes from word k mod
 * 2 of the block of draw k / 2.
 *
 * <p>Without replacement by Floyd's algorithm (Bentley and Floyd, CACM 30(9), 1987): the k-th index
 * is uniform on 0..n-b+k, and where it was drawn before, n-b+k itself takes its place. Every set of
 * b indices is equally likely.
 */
public final class Minibatch {
  /** The largest batch: the indices of a block's trials then take 256 MiB a thread. */
  public static final int LARGEST = 1 << 16;

  /** Half a block of random bits, in nanoseconds. */
  private static final double COST_OF_INDEX = 1.0;

  /** Without replacement, of an index with an earlier one, in nanoseconds. */
  private static final double COST_OF_COMPARISON = 0.1;

  private final int size;
  private final boolean replacement;
  private final int samples;
  private final StreamKey key;
  private final Words words;
  private final long[] x0;
  private final long[] x1;
  private final int[][] indices;

  /**
   * A drawer of minibatches, for one thread.
   *
   * @param size b, from 1 to {@link #LARGEST}
   * @param replacement whether a minibatch may hold a sample twice; if not, b is at most n
   * @param samples n
   * @param key of the trajectories
   * @param capacity the most trials in a block
   */
  public Minibatch(
      int size,
      boolean replacement,
      int samples,
      StreamKey key,
      Vectorization provider,
      int capacity) {
    this.size = size;
    this.replacement = replacement;
    this.samples = samples;
    this.key = key;
    words = Words.of(provider);
    int length = Padded.length(capacity);
    x0 = new long[length];
    x1 = new long[length];
    indices = new int[size][length];
  }

  /** Fails where a batch without replacement would be larger than the data. */
  static void check(Settings settings, int size, boolean replacement, int samples) {
    if (!replacement && size > samples) {
      throw settings.invalid(
          "batch-size",
          "is more than the "
              + samples
              + " samples; without replacement it must be at most that many");
    }
  }

  /** What a minibatch costs, in rough nanoseconds on one core. */
  static double costOfDraw(int size, boolean replacement) {
    double comparisons = replacement ? 0.0 : 0.5 * size * (size - 1);
    return COST_OF_INDEX * size + COST_OF_COMPARISON * comparisons;
  }

  /**
   * Draws the minibatches of a step: result[k][i] is the k-th index of the i-th live trial, until
   * the next call.
   */
  public int[][] draw(Trials trials, long step) {
    int n = trials.live();
    for (int k = 0; k < size; k++) {
      if (k % 2 == 0) {
        words.fill(key, trials.numbers(), n, Counter.word(step, k / 2), x0, x1);
      }
      long[] word = k % 2 == 0 ? x0 : x1;
      if (replacement) {
        toIndices(word, n, samples, indices[k]);
      } else {
        int last = samples - size + k;
        toIndices(word, n, last + 1, indices[k]);
        for (int earlier = 0; earlier < k; earlier++) {
          replaceRepeats(indices[k], indices[earlier], last, n);
        }
      }
    }
    return indices;
  }

  private static void toIndices(long[] word, int n, int bound, int[] index) {
    for (int i = 0; i < n; i++) {
      index[i] = Uniform.index(word[i], bound);
    }
  }

  private static void replaceRepeats(int[] index, int[] earlier, int last, int n) {
    for (int i = 0; i < n; i++) {
      index[i] = index[i] == earlier[i] ? last : index[i];
    }
  }
}
