package io.kramers.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BinomialIntervalsTest {
  record Count(long n, long k, double confidence) {}

  static List<Count> counts() {
    List<Count> counts = new ArrayList<>();
    for (long n : new long[] {1, 2, 10, 100, 12_345, 1_000_000, Integer.MAX_VALUE}) {
      for (long k : new long[] {0, 1, n / 1000, n / 3, n / 2, n - 1, n}) {
        for (double confidence : new double[] {0.5, 0.9, 0.95, 0.999, 1 - 1e-9}) {
          counts.add(new Count(n, k, confidence));
        }
      }
    }
    return counts;
  }

  private static Interval library(BinomialConfidenceInterval method, Count count) {
    var interval = method.fromErrorRate((int) count.n, (int) count.k, 1 - count.confidence);
    return new Interval(interval.getLowerBound(), interval.getUpperBound());
  }

  /** Within a part of the width, or within what doubles near 1 resolve. */
  private static void assertClose(Interval actual, Interval expected, double part) {
    double width = part * (expected.upper() - expected.lower());
    assertThat(actual.lower())
        .isCloseTo(expected.lower(), within(width + 2 * Math.ulp(expected.lower())));
    assertThat(actual.upper())
        .isCloseTo(expected.upper(), within(width + 2 * Math.ulp(expected.upper())));
  }

  @ParameterizedTest
  @MethodSource("counts")
  void ownFormulasAreTheLibrarys(Count count) {
    assertClose(
        BinomialIntervals.wilsonClosedForm(count.n, count.k, count.confidence),
        library(BinomialConfidenceInterval.WILSON_SCORE, count),
        1e-9);
    assertClose(
        BinomialIntervals.clopperPearsonByBetaQuantiles(count.n, count.k, count.confidence),
        library(BinomialConfidenceInterval.CLOPPER_PEARSON, count),
        1e-7);
  }

  @ParameterizedTest
  @MethodSource("counts")
  void intervalsHoldTheFrequencyAndStayWithinZeroAndOne(Count count) {
    double p = (double) count.k / count.n;
    for (Interval interval :
        List.of(
            BinomialIntervals.wilson(count.n, count.k, count.confidence),
            BinomialIntervals.clopperPearson(count.n, count.k, count.confidence))) {
      assertThat(interval.lower()).isBetween(0.0, p);
      assertThat(interval.upper()).isBetween(p, 1.0);
    }
  }

  /**
   * R. G. Newcombe, Statistics in Medicine 17, 857-872 (1998), Table I, methods 3 and 5, at 95 %.
   */
  @ParameterizedTest
  @CsvSource({
    "263, 81, 0.2553, 0.3662, 0.2527, 0.3676",
    "148, 15, 0.0624, 0.1605, 0.0578, 0.1617",
    "20, 0, 0.0000, 0.1611, 0.0000, 0.1684",
    "29, 1, 0.0061, 0.1718, 0.0009, 0.1776"
  })
  void intervalsAreNewcombes(
      long n, long k, double wilsonLow, double wilsonHigh, double exactLow, double exactHigh) {
    Interval wilson = BinomialIntervals.wilson(n, k, 0.95);
    Interval exact = BinomialIntervals.clopperPearson(n, k, 0.95);
    assertThat(wilson.lower()).isCloseTo(wilsonLow, within(5e-5));
    assertThat(wilson.upper()).isCloseTo(wilsonHigh, within(5e-5));
    assertThat(exact.lower()).isCloseTo(exactLow, within(5e-5));
    assertThat(exact.upper()).isCloseTo(exactHigh, within(5e-5));
  }

  /** One more trial beyond the library's range moves nothing visibly. */
  @Test
  void isContinuousWhereTheLibraryEnds() {
    for (long k : new long[] {0, 1, 1000, 1L << 30}) {
      assertClose(
          BinomialIntervals.wilson(1L << 31, k, 0.95),
          BinomialIntervals.wilson((1L << 31) - 1, k, 0.95),
          1e-4);
      assertClose(
          BinomialIntervals.clopperPearson(1L << 31, k, 0.95),
          BinomialIntervals.clopperPearson((1L << 31) - 1, k, 0.95),
          1e-4);
    }
  }

  /**
   * Wilson's with 30 digits by mpmath 1.3, Clopper and Pearson's by SciPy 1.17's beta quantiles.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 3.8414588206793692e-12, 0, 3.688879454107132e-12",
    "1, 1.7652455493517473e-13, 5.6649342657365115e-12, 2.5317807984289554e-14,"
        + " 5.571643390926163e-12",
    "1000000, 9.9804195677987823e-7, 1.0019618846712595e-6, 9.98040984317771e-07,"
        + " 1.0019619109625515e-06",
    "500000000000, 0.49999902001800773, 0.50000097998199227, 0.4999990200175078,"
        + " 0.5000009799824923"
  })
  void intervalsOfATrillionTrials(
      long k, double wilsonLow, double wilsonHigh, double exactLow, double exactHigh) {
    long n = 1_000_000_000_000L;
    assertClose(BinomialIntervals.wilson(n, k, 0.95), new Interval(wilsonLow, wilsonHigh), 1e-9);
    assertClose(
        BinomialIntervals.clopperPearson(n, k, 0.95), new Interval(exactLow, exactHigh), 1e-5);
  }

  @Test
  void endsAreExactAtTheEnds() {
    for (long n : new long[] {1, 100, 1L << 40}) {
      assertThat(BinomialIntervals.wilson(n, 0, 0.95).lower()).isZero();
      assertThat(BinomialIntervals.wilson(n, n, 0.95).upper()).isEqualTo(1);
      assertThat(BinomialIntervals.clopperPearson(n, 0, 0.95).lower()).isZero();
      assertThat(BinomialIntervals.clopperPearson(n, n, 0.95).upper()).isEqualTo(1);
      // k = 0: the exact upper end solves (1 - p)^n = tail.
      assertThat(BinomialIntervals.clopperPearson(n, 0, 0.95).upper())
          .isCloseTo(-Math.expm1(Math.log(0.025) / n), within(1e-9 / n));
    }
  }
}
