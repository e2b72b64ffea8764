package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.simd.Padded;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Known answers of Random123: lines 65-70 of {@code tests/kat_vectors} in github.com/
 * DEShawResearch/random123 at commit 9545ff6. A line there gives rounds, counter, key, block.
 */
class Threefry2x64Test {
  private static final long ONES = -1L;

  record KnownAnswer(int rounds, long c0, long c1, long k0, long k1, long x0, long x1) {}

  static List<KnownAnswer> knownAnswers() {
    return List.of(
        new KnownAnswer(13, 0, 0, 0, 0, 0xf167b032c3b480bdL, 0xe91f9fee4b7a6fb5L),
        new KnownAnswer(13, ONES, ONES, ONES, ONES, 0xccdec5c917a874b1L, 0x4df53abca26ceb01L),
        ofPiDigits(13, 0xc3aac71561042993L, 0x3fe7ae8801aff316L),
        new KnownAnswer(20, 0, 0, 0, 0, 0xc2b6e3a8c2c69865L, 0x6f81ed42f350084dL),
        new KnownAnswer(20, ONES, ONES, ONES, ONES, 0xe02cb7c4d95d277aL, 0xd06633d0893b8b68L),
        ofPiDigits(20, 0x263c7d30bb0f0af1L, 0x56be8361d3311526L));
  }

  private static KnownAnswer ofPiDigits(int rounds, long x0, long x1) {
    return new KnownAnswer(
        rounds,
        0x243f6a8885a308d3L,
        0x13198a2e03707344L,
        0xa4093822299f31d0L,
        0x082efa98ec4e6c89L,
        x0,
        x1);
  }

  @ParameterizedTest
  @MethodSource("knownAnswers")
  void givesRandom123sBlocks(KnownAnswer answer) {
    long[] words = new long[2];
    Threefry2x64.block(answer.rounds, answer.k0, answer.k1, answer.c0, answer.c1, words);
    assertThat(words).containsExactly(answer.x0, answer.x1);
  }

  /**
   * Random123 has no vectors of 14 rounds: the passes are held to the function that has 13 and 20.
   */
  @Test
  void arrayPassesAreTheBlockFunctionOverTrials() {
    StreamKey key = StreamKey.of(5, Purpose.TRAJECTORY, 6);
    int n = 207;
    long[] trials = new long[Padded.length(n)];
    for (int i = 0; i < n; i++) {
      trials[i] = 1_000_000_007L * i;
    }
    long[] x0 = new long[trials.length];
    long[] x1 = new long[trials.length];
    for (Words words : List.of(new ScalarWords(), new SimdWords())) {
      words.fill(key, trials, n, Counter.word(77, 2), x0, x1);
      long[] block = new long[2];
      for (int i = 0; i < n; i++) {
        Threefry2x64.block(
            Threefry2x64.ROUNDS, key.k0(), key.k1(), trials[i], Counter.word(77, 2), block);
        assertThat(new long[] {x0[i], x1[i]}).isEqualTo(block);
      }
    }
  }
}
