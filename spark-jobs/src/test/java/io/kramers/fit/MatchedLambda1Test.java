package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.escape.Estimate;
import io.kramers.estimate.Interval;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class MatchedLambda1Test {
  private static final double[] GRID = {0, 8, 16, 24, 32, 40, 48};

  /**
   * Exact rates of the power-law dynamic on data set B by a transfer operator (backward recursion,
   * Gauss-Legendre quadrature, 500 steps), which agrees with the project's reference cases to 3e-6;
   * SGD's rates are those of the reference cases, by 2e6 runs, and CROSSING is where the operator's
   * own rate equals them.
   */
  private static final double[] SCALE_1 = {
    3.9876e-8, 4.133701e-5, 0.014153152, 0.281872165, 0.895339819, 0.999646224, 0.999999993
  };

  private static final double SGD_1 = 0.3205;
  private static final double CROSSING_1 = 24.5247;
  private static final double[] SCALE_0_9 = {
    1.6141e-17, 2.9492e-9, 2.31528736e-4, 0.040067535, 0.509000797, 0.982120970, 0.999995161
  };
  private static final double SGD_0_9 = 0.00465;
  private static final double CROSSING_0_9 = 19.9875;

  /**
   * Lines between the cells would give 24.48 and 20.63, Fritsch-Carlson's slopes 24.47 and 20.20.
   */
  @Test
  void exactRatesCrossWhereTheTransferOperatorSays() {
    long trials = 1_000_000;
    assertThat(expected(SCALE_1, SGD_1, trials)).isCloseTo(CROSSING_1, within(0.02));
    assertThat(expected(SCALE_0_9, SGD_0_9, trials)).isCloseTo(CROSSING_0_9, within(0.06));
  }

  private static double expected(double[] rates, double sgdRate, long trials) {
    long[] escaped = new long[rates.length];
    for (int i = 0; i < rates.length; i++) {
      escaped[i] = Math.round(rates[i] * trials);
    }
    Estimate sgd = Experiments.sgd(trials, Math.round(sgdRate * trials));
    return MatchedLambda1.of(Experiments.curve(GRID, trials, escaped), sgd).lambda1().orElseThrow();
  }

  /**
   * Of 95 % intervals over 400 draws, the true crossing lies in 380 on average, with a standard
   * deviation of 4.4; the bounds are four of these off, and 8 more below for the error of the
   * interpolation. The false-failure rate of another seed is below 1e-3.
   */
  @Test
  void intervalsCoverTheCrossing() {
    assertThat(covered(SCALE_1, SGD_1, CROSSING_1)).isBetween(354, 397);
    assertThat(covered(SCALE_0_9, SGD_0_9, CROSSING_0_9)).isBetween(354, 397);
  }

  private static int covered(double[] rates, double sgdRate, double crossing) {
    SplittableRandom random = new SplittableRandom(20200624);
    int trials = 100_000;
    int covered = 0;
    for (int repeat = 0; repeat < 400; repeat++) {
      long[] escaped = new long[rates.length];
      for (int i = 0; i < rates.length; i++) {
        escaped[i] = draw(random, trials, rates[i]);
      }
      Estimate sgd = Experiments.sgd(trials, draw(random, trials, sgdRate));
      Interval interval =
          MatchedLambda1.of(Experiments.curve(GRID, trials, escaped), sgd).interval().orElseThrow();
      if (interval.lower() <= crossing && crossing <= interval.upper()) {
        covered++;
      }
    }
    return covered;
  }

  private static long draw(SplittableRandom random, int trials, double rate) {
    return BinomialDistribution.of(trials, rate).inverseCumulativeProbability(random.nextDouble());
  }

  /** Two cells: a line in the logit, and the delta method by hand. */
  @Test
  void twoCellsAreALineInTheLogit() {
    // Odds 1/9, 9; SGD's 1 lies halfway.
    MatchedLambda1 match =
        MatchedLambda1.of(
            Experiments.curve(new double[] {10, 20}, 1000, 100, 900), Experiments.sgd(1000, 500));

    double slope = 2 * Math.log(9) / 10;
    double ofCells = 1.0 / 100 + 1.0 / 900;
    double variance = 2.0 / 500 + 0.25 * ofCells + 0.25 * ofCells;
    double half = 1.959963984540054 * Math.sqrt(variance) / slope;
    assertThat(match.lambda1().orElseThrow()).isCloseTo(15.0, within(1e-12));
    Interval interval = match.interval().orElseThrow();
    assertThat(interval.lower()).isCloseTo(15.0 - half, within(1e-9));
    assertThat(interval.upper()).isCloseTo(15.0 + half, within(1e-9));
    assertThat(match.reason()).isEmpty();
  }

  @Test
  void theIntervalEndsAtZero() {
    MatchedLambda1 match =
        MatchedLambda1.of(
            Experiments.curve(new double[] {0, 8}, 100, 20, 30), Experiments.sgd(100, 21));

    assertThat(match.interval().orElseThrow().lower()).isZero();
  }

  @Test
  void theFirstOfSeveralCrossingsCounts() {
    Lambda1Curve curve = Experiments.curve(GRID, 100, 0, 20, 60, 80, 60, 20, 60);
    MatchedLambda1 match = MatchedLambda1.of(curve, Experiments.sgd(100, 40));

    assertThat(match.lambda1().orElseThrow()).isBetween(8.0, 16.0);
  }

  @Test
  void aFallingRateIsMatchedToo() {
    Lambda1Curve rising = Experiments.curve(new double[] {0, 1, 2, 3}, 100, 10, 30, 80, 95);
    Lambda1Curve falling = Experiments.curve(new double[] {0, 1, 2, 3}, 100, 95, 80, 30, 10);
    Estimate sgd = Experiments.sgd(100, 50);
    MatchedLambda1 one = MatchedLambda1.of(rising, sgd);
    MatchedLambda1 other = MatchedLambda1.of(falling, sgd);

    assertThat(other.lambda1().orElseThrow())
        .isCloseTo(3 - one.lambda1().orElseThrow(), within(1e-12));
    assertThat(other.interval().orElseThrow().lower())
        .isCloseTo(3 - one.interval().orElseThrow().upper(), within(1e-12));
  }

  @Test
  void aRateOfACellIsMatchedAtTheCell() {
    Lambda1Curve curve = Experiments.curve(new double[] {0, 8, 16, 24}, 100, 10, 30, 80, 95);
    for (int i = 0; i < 4; i++) {
      Estimate point = curve.points().get(i);
      MatchedLambda1 match = MatchedLambda1.of(curve, Experiments.sgd(100, point.escaped()));
      assertThat(match.lambda1().orElseThrow()).isCloseTo(8.0 * i, within(1e-12));
    }
  }

  @Test
  void withoutABracketThereIsAReason() {
    double[] lambda1 = {0, 8, 16};
    Lambda1Curve curve = Experiments.curve(lambda1, 100, 10, 20, 30);
    assertReason(curve, 50).contains("all below SGD's, 0.5").contains("lambda1 = 0.0 to");
    assertReason(curve, 5).contains("all above SGD's, 0.05");
    assertReason(Experiments.curve(lambda1, 100, 20, 20, 20), 20).contains("not on both sides");
    assertReason(Experiments.curve(new double[] {8}, 100, 20), 20).contains("one lambda1 only");
  }

  @Test
  void withoutALogitThereIsAReason() {
    Lambda1Curve curve = Experiments.curve(new double[] {0, 8, 16, 24}, 100, 0, 20, 80, 100);
    assertReason(curve, 10).contains("none of the 100 trials of lambda1 = 0.0 escaped");
    assertReason(curve, 90).contains("all of the 100 trials of lambda1 = 24.0 escaped");
    assertReason(curve, 0).contains("none of the 100 trials of SGD");
    assertReason(curve, 100).contains("all of the 100 trials of SGD");
  }

  private static AbstractStringAssert<?> assertReason(Lambda1Curve curve, long sgdEscaped) {
    MatchedLambda1 match = MatchedLambda1.of(curve, Experiments.sgd(100, sgdEscaped));
    assertThat(match.lambda1()).isEmpty();
    assertThat(match.interval()).isEmpty();
    return assertThat(match.reason().orElseThrow());
  }
}
