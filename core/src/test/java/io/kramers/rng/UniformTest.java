package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniformTest {
  private static final long VALUES = 1L << 52;

  /** The word whose upper 52 bits are k. */
  private static long word(long k) {
    return k << 12;
  }

  @Test
  void openIsTwoKPlusOneTimesTwoToMinus53() {
    assertThat(Uniform.open(word(0))).isEqualTo(0x1p-53);
    assertThat(Uniform.open(word(1))).isEqualTo(3 * 0x1p-53);
    assertThat(Uniform.open(word(VALUES - 1))).isEqualTo(1 - 0x1p-53).isLessThan(1);
    assertThat(Uniform.open(word(VALUES / 2))).isEqualTo(0.5 + 0x1p-53);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long k = random.nextLong(VALUES);
      assertThat(Uniform.open(word(k))).isEqualTo((2 * k + 1) * 0x1p-53).isBetween(0.0, 1.0);
    }
  }

  @Test
  void openIgnoresTheLowTwelveBits() {
    assertThat(Uniform.open(word(12345) | 0xFFF)).isEqualTo(Uniform.open(word(12345)));
    assertThat(Uniform.open(-1L)).isEqualTo(1 - 0x1p-53);
  }

  @Test
  void openIsSymmetricAboutOneHalf() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      long word = random.nextLong();
      assertThat(Uniform.open(~word)).isEqualTo(1 - Uniform.open(word));
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1,
        2,
        3,
        5,
        7,
        10,
        100,
        127,
        128,
        129,
        1000,
        65535,
        65536,
        65537,
        10_000_000,
        (1 << 30) - 1,
        1 << 30,
        (1 << 30) + 1,
        Integer.MAX_VALUE - 1,
        Integer.MAX_VALUE
      })
  void indexStaysInItsRangeAndReachesItsEnds(int bound) {
    assertThat(Uniform.index(-1L, bound)).isEqualTo(bound - 1);
    assertThat(Uniform.index(0L, bound)).isZero();
  }

  @Test
  void indexStaysInItsRangeAtTheGreatestWordForAnyBound() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1_000_000; i++) {
      int bound = random.nextInt(1, Integer.MAX_VALUE) >>> random.nextInt(31);
      bound = Math.max(bound, 1);
      if (Uniform.index(-1L, bound) != bound - 1) {
        assertThat(Uniform.index(-1L, bound)).as("bound %d", bound).isEqualTo(bound - 1);
      }
    }
  }

  /**
   * The exact probability of single indices: the index rises with the word, so the number of words
   * that give it lies between two bisections. The Javadoc bounds its relative error by 2^-51 bound.
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 100, 1000, 1 << 20, 1_000_003, (1 << 30) + 1, Integer.MAX_VALUE})
  void everyIndexIsEquallyLikely(int bound) {
    SplittableRandom random = new SplittableRandom(bound);
    for (int trial = 0; trial < 1000; trial++) {
      int index = trial == 0 ? 0 : trial == 1 ? bound - 1 : random.nextInt(bound);
      long words = firstWordAtOrAbove(index + 1L, bound) - firstWordAtOrAbove(index, bound);
      // |words - 2^52 / bound| <= 2, multiplied out.
      BigInteger excess =
          BigInteger.valueOf(words)
              .multiply(BigInteger.valueOf(bound))
              .subtract(BigInteger.valueOf(VALUES))
              .abs();
      assertThat(excess).isLessThanOrEqualTo(BigInteger.valueOf(2L * bound));
    }
  }

  /** The least k whose index is at least the given one; 2^52 if none. */
  private static long firstWordAtOrAbove(long index, int bound) {
    long low = 0;
    long high = VALUES;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (Uniform.index(word(middle), bound) >= index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** One test at a level of 1e-6, so that is the rate at which a right generator would fail it. */
  @Test
  void indicesOfAStreamAreUniform() {
    int n = 1 << 20;
    long[] trials = new long[n];
    for (int i = 0; i < n; i++) {
      trials[i] = i;
    }
    long[] x0 = new long[n];
    long[] x1 = new long[n];
    StreamKey key = StreamKey.of(1, Purpose.TRAJECTORY, 2);
    new ScalarWords().fill(key, trials, n, Counter.word(1, 0), x0, x1);
    long[] counts = new long[100];
    for (int i = 0; i < n; i++) {
      counts[Uniform.index(x0[i], 100)]++;
      counts[Uniform.index(x1[i], 100)]++;
    }
    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(1e-6);
  }
}
