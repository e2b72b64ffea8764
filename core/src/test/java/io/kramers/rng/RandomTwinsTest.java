package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SIMD passes give the scalar passes' bits at every size. */
class RandomTwinsTest {
  private static final Vectorization SIMD = Vectorization.simd().orElseThrow();

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 63, 64, 65, 207, 702, 1024})
  void wordsAreTheSame(int n) {
    SplittableRandom random = new SplittableRandom(n);
    int length = Padded.length(n);
    long[] trials = random.longs(length, 0, Long.MAX_VALUE).toArray();
    StreamKey key = new StreamKey(random.nextLong(), random.nextLong());
    long counter = Counter.word(Counter.MAX_STEPS - 1, Counter.MAX_DRAWS - 1);
    long[][] scalar = new long[2][length];
    long[][] simd = new long[2][length];
    Words.of(Vectorization.scalar()).fill(key, trials, n, counter, scalar[0], scalar[1]);
    Words.of(SIMD).fill(key, trials, n, counter, simd[0], simd[1]);
    for (int word = 0; word < 2; word++) {
      assertThat(Arrays.copyOf(simd[word], n)).isEqualTo(Arrays.copyOf(scalar[word], n));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 63, 64, 65, 207, 702, 1024})
  void normalsAreTheSame(int n) {
    SplittableRandom random = new SplittableRandom(-n);
    int length = Padded.length(n);
    assertSameNormals(random.longs(length).toArray(), random.longs(length).toArray(), n);
  }

  @Test
  void normalsOfExtremeWordsAreTheSame() {
    long[] words = new long[128];
    for (int i = 0; i < 64; i++) {
      words[2 * i] = 1L << i;
      words[2 * i + 1] = -1L << i;
    }
    words[0] = 0;
    long[] backwards = new long[128];
    Arrays.setAll(backwards, i -> words[127 - i]);
    assertSameNormals(words, words.clone(), 128);
    assertSameNormals(words, backwards, 128);
  }

  private static void assertSameNormals(long[] x0, long[] x1, int n) {
    double[][] scalar = new double[2][x0.length];
    double[][] simd = new double[2][x0.length];
    Normals.of(Vectorization.scalar())
        .transform(x0.clone(), x1.clone(), n, 1.0, scalar[0], scalar[1]);
    Normals.of(SIMD).transform(x0.clone(), x1.clone(), n, 1.0, simd[0], simd[1]);
    assertSameBits(simd, scalar, n);
    double[] variance0 = new SplittableRandom(3).doubles(x0.length, 0, 2).toArray();
    double[] variance1 = new SplittableRandom(4).doubles(x0.length, 0, 1e-9).toArray();
    variance0[0] = 0;
    Normals.of(Vectorization.scalar())
        .transform(x0.clone(), x1.clone(), n, variance0, variance1, scalar[0], scalar[1]);
    Normals.of(SIMD).transform(x0.clone(), x1.clone(), n, variance0, variance1, simd[0], simd[1]);
    assertSameBits(simd, scalar, n);
    for (Vectorization each : new Vectorization[] {Vectorization.scalar(), SIMD}) {
      double[] first = new double[x0.length];
      Normals.of(each).transform(x0.clone(), x1.clone(), n, variance0, first);
      assertSameBits(new double[][] {first}, scalar, n);
    }
  }

  private static void assertSameBits(double[][] simd, double[][] scalar, int n) {
    for (int z = 0; z < simd.length; z++) {
      for (int i = 0; i < n; i++) {
        assertThat(Double.doubleToRawLongBits(simd[z][i]))
            .as("z%d[%d]", z, i)
            .isEqualTo(Double.doubleToRawLongBits(scalar[z][i]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 0.01, 0.5, 0.9, 1, 1.2, 1.5, 1.8, 1.999, 2})
  void stableDeviatesAreTheSame(double alpha) {
    for (int n : new int[] {1, 7, 63, 64, 65, 207, 702, 1024}) {
      SplittableRandom random = new SplittableRandom(n);
      int length = Padded.length(n);
      assertSameStable(
          alpha, random.longs(length).toArray(), random.longs(length).toArray(), n, 0.05);
    }
    long[][] edges = EdgeWords.pairs();
    assertSameStable(alpha, edges[0], edges[1], edges[0].length, 1.0);
    assertSameStable(alpha, edges[0], edges[1], edges[0].length, StableDeviates.GREATEST_SCALE);
  }

  private static void assertSameStable(double alpha, long[] x0, long[] x1, int n, double scale) {
    double[][] scalar = new double[1][x0.length];
    double[][] simd = new double[1][x0.length];
    StableDeviates.of(Vectorization.scalar(), alpha)
        .transform(x0.clone(), x1.clone(), n, scale, scalar[0]);
    StableDeviates.of(SIMD, alpha).transform(x0.clone(), x1.clone(), n, scale, simd[0]);
    assertSameBits(simd, scalar, n);
  }

  /** sqrt(E v) against sqrt(E) sqrt(v): three roundings apart. */
  @Test
  void variancesScaleTheSameNormals() {
    int n = 256;
    long[] x0 = new SplittableRandom(5).longs(n).toArray();
    long[] x1 = new SplittableRandom(6).longs(n).toArray();
    double[] variance0 = new SplittableRandom(7).doubles(n, 0, 2).toArray();
    double[] variance1 = new SplittableRandom(8).doubles(n, 0, 1e-9).toArray();
    double[][] unit = new double[2][n];
    double[][] scaled = new double[2][n];
    Normals normals = Normals.of(Vectorization.scalar());
    normals.transform(x0.clone(), x1.clone(), n, 1.0, unit[0], unit[1]);
    normals.transform(x0, x1, n, variance0, variance1, scaled[0], scaled[1]);
    for (int i = 0; i < n; i++) {
      assertThat(scaled[0][i])
          .isCloseTo(unit[0][i] * Math.sqrt(variance0[i]), withinPercentage(1e-13));
      assertThat(scaled[1][i])
          .isCloseTo(unit[1][i] * Math.sqrt(variance1[i]), withinPercentage(1e-13));
    }
  }

  /** The four sign patterns are the lowest bits; what they sign is the same. */
  @Test
  void lowestBitsAreTheSigns() {
    long[] x0 = {
      0x1234567890abcdefL, 0x1234567890abcdeeL, 0x1234567890abcdefL, 0x1234567890abcdeeL
    };
    long[] x1 = {
      0x7edcba9876543211L, 0x7edcba9876543211L, 0x7edcba9876543210L, 0x7edcba9876543210L
    };
    double[] z0 = new double[64];
    double[] z1 = new double[64];
    Normals.of(Vectorization.scalar()).transform(x0, x1, 4, 1.0, z0, z1);
    assertThat(z0[1]).isPositive();
    assertThat(Arrays.copyOf(z0, 4)).containsExactly(-z0[1], z0[1], -z0[1], z0[1]);
    assertThat(z1[2]).isPositive();
    assertThat(Arrays.copyOf(z1, 4)).containsExactly(-z1[2], -z1[2], z1[2], z1[2]);
  }

  @Test
  void noNormalExceedsTheStatedSize() {
    int n = 64;
    double[] z0 = new double[n];
    double[] z1 = new double[n];
    long[] angles = new long[n];
    Arrays.setAll(angles, i -> (long) i << 58);
    Normals.of(Vectorization.scalar()).transform(new long[n], angles, n, 1.0, z0, z1);
    assertThat(Arrays.stream(z0).map(Math::abs).max().orElseThrow()).isBetween(8.57, 8.58);
  }
}
