package io.kramers.rng;

import java.util.stream.LongStream;

/** Words at the ends of what uniforms take, each with each. */
final class EdgeWords {
  private EdgeWords() {}

  /** 128 x 128 pairs: first words and second words. */
  static long[][] pairs() {
    long[] words =
        LongStream.concat(
                LongStream.range(0, 64).map(i -> i == 0 ? 0 : 1L << i),
                LongStream.range(0, 64).map(i -> -1L << i))
            .toArray();
    int n = words.length;
    return new long[][] {
      LongStream.range(0, (long) n * n).map(i -> words[(int) (i / n)]).toArray(),
      LongStream.range(0, (long) n * n).map(i -> words[(int) (i % n)]).toArray()
    };
  }
}
