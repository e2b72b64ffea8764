package io.kramers.images;

import io.kramers.config.CanonicalText;
import io.kramers.rng.Counter;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Uniform;
import io.kramers.rng.Words;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The choice of some images, the same number of each class, drawn by seed without replacement. What
 * cannot be shared out equally goes to classes that are drawn, one image each. A larger subset
 * contains a smaller one of the same seed.
 */
final class Subset {
  private final int[][] members;

  private Subset(int[][] members) {
    this.members = members;
  }

  /**
   * Of images with the given labels.
   *
   * @param classes how many there are
   */
  static Subset of(int[] labels, int classes) {
    return new Subset(
        IntStream.range(0, classes)
            .mapToObj(
                label ->
                    IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray())
            .toArray(int[][]::new));
  }

  /** The class with the fewest images, the first of several. */
  int rarest() {
    return IntStream.range(0, members.length)
        .boxed()
        .min(Comparator.comparingInt(label -> members[label].length))
        .orElseThrow();
  }

  /** How many images that class has. */
  int least() {
    return members[rarest()].length;
  }

  /** The most images that can be drawn: all, if every class has as many as the others. */
  int most() {
    int least = least();
    return least * members.length
        + (int) Arrays.stream(members).filter(each -> each.length > least).count();
  }

  /**
   * Draws.
   *
   * @param samples 1 to {@link #most}
   * @return positions in ascending order
   */
  int[] draw(int samples, long seed) {
    long cell = new CanonicalText().put("data", "images").hash();
    StreamKey key = StreamKey.of(seed, Purpose.DATA, cell);
    int[] shares = shares(samples, key);
    return IntStream.range(0, members.length)
        .boxed()
        .flatMapToInt(label -> Arrays.stream(first(members[label], shares[label], key, 1L + label)))
        .sorted()
        .toArray();
  }

  private int[] shares(int samples, StreamKey key) {
    int classes = members.length;
    int share = samples / classes;
    int[] shares = new int[classes];
    Arrays.fill(shares, share);
    int[] all = IntStream.range(0, classes).toArray();
    Arrays.stream(first(all, classes, key, 0))
        .filter(label -> members[label].length > share)
        .limit(samples % classes)
        .forEach(label -> shares[label]++);
    return shares;
  }

  /** The first n of a shuffled array: Fisher and Yates, one place after another. */
  private static int[] first(int[] values, int n, StreamKey key, long step) {
    long[] places = IntStream.range(0, n).asLongStream().toArray();
    long[] words = new long[n];
    Words.of(Vectorization.scalar())
        .fill(key, places, n, Counter.word(step, 0), words, new long[n]);
    int[] shuffled = values.clone();
    for (int i = 0; i < n; i++) {
      int other = i + Uniform.index(words[i], shuffled.length - i);
      int taken = shuffled[other];
      shuffled[other] = shuffled[i];
      shuffled[i] = taken;
    }
    return Arrays.copyOf(shuffled, n);
  }
}
