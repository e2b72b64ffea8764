package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chambers, Mallows and Stuck's formula, and what extreme words give. */
class StableDeviatesTest {
  private static final int N = 1 << 14;

  private static double[] draw(double alpha, double scale, long[] x0, long[] x1) {
    double[] s = new double[x0.length];
    StableDeviates.of(Vectorization.scalar(), alpha)
        .transform(x0.clone(), x1.clone(), s.length, scale, s);
    return s;
  }

  private static double angle(long word) {
    return (word & 1) == 0 ? Uniform.open(word) * Math.PI / 2 : -Uniform.open(word) * Math.PI / 2;
  }

  private static double formula(double alpha, long x0, long x1) {
    double v = angle(x1);
    double w = -StrictMath.log(Uniform.open(x0));
    return StrictMath.sin(alpha * v)
        / StrictMath.pow(StrictMath.cos(v), 1 / alpha)
        * StrictMath.pow(StrictMath.cos((1 - alpha) * v) / w, (1 - alpha) / alpha);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5, 0.9, 1.001, 1.2, 1.5, 1.8, 1.99})
  void isTheFormula(double alpha) {
    long[] x0 = new SplittableRandom(1).longs(N).toArray();
    long[] x1 = new SplittableRandom(2).longs(N).toArray();
    double[] s = draw(alpha, 0.3, x0, x1);
    for (int i = 0; i < N; i++) {
      // The formula as it stands loses digits where cos V is small.
      double tolerance = 1e-14 / Math.min(alpha, 1) / Math.cos(angle(x1[i]));
      assertThat(s[i])
          .isCloseTo(0.3 * formula(alpha, x0[i], x1[i]), withinPercentage(100 * tolerance));
    }
  }

  @Test
  void isTheTangentForOne() {
    long[] x0 = new SplittableRandom(3).longs(N).toArray();
    long[] x1 = new SplittableRandom(4).longs(N).toArray();
    double[] s = draw(1, 1, x0, x1);
    for (int i = 0; i < N; i++) {
      double tangent =
          Math.abs(angle(x1[i])) < 1
              ? StrictMath.tan(angle(x1[i]))
              : Math.signum(angle(x1[i])) / StrictMath.tan((1 - Uniform.open(x1[i])) * Math.PI / 2);
      assertThat(s[i]).isCloseTo(tangent, withinPercentage(1e-12));
    }
  }

  @Test
  void isANormalOfVarianceTwoForTwo() {
    long[] x0 = new SplittableRandom(5).longs(N).toArray();
    long[] x1 = new SplittableRandom(6).longs(N).toArray();
    double[] s = draw(2, 1, x0, x1);
    for (int i = 0; i < N; i++) {
      double w = -StrictMath.log(Uniform.open(x0[i]));
      assertThat(s[i])
          .isCloseTo(2 * Math.sqrt(w) * StrictMath.sin(angle(x1[i])), withinPercentage(1e-12));
    }
  }

  /** The largest sizes that words can give, at scale 1 and at the greatest. */
  @ParameterizedTest
  @CsvSource({
    "2, 12.2",
    "1.5, 8.5e10",
    "1, 5.8e15",
    "0.5, 1.5e47",
    "0.13, 5e222",
    "0.02, 1e278",
    "1e-300, 1e278"
  })
  void noPairOfWordsGivesMoreThanStated(double alpha, double largest) {
    long[][] edges = EdgeWords.pairs();
    double[] s = draw(alpha, 1, edges[0], edges[1]);
    assertThat(Arrays.stream(s).map(Math::abs).max().orElseThrow()).isLessThan(largest);
    double[] scaled = draw(alpha, StableDeviates.GREATEST_SCALE, edges[0], edges[1]);
    assertThat(Arrays.stream(scaled)).allMatch(Double::isFinite);
  }

  @Test
  void lowestBitOfTheSecondWordIsTheSign() {
    long[] x0 = {5, 5, 4, 5};
    long[] x1 = {0x7edcba9876543210L, 0x7edcba9876543211L, 0x7edcba9876543210L, 0};
    double[] s = draw(1.5, 1, x0, x1);
    assertThat(s[0]).isPositive().isEqualTo(-s[1]).isEqualTo(s[2]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 2.0000001, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAnIndexOutsideItsRange(double alpha) {
    assertThatThrownBy(() -> StableDeviates.of(Vectorization.scalar(), alpha))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0, 2]");
  }
}
