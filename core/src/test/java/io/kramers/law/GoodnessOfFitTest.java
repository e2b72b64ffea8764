package io.kramers.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** Both tests against Apache Commons Statistics, and how often they reject a true law. */
class GoodnessOfFitTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static double[] normals(long seed, int count) {
    return new Random(seed).doubles(count).map(NORMAL::inverseCumulativeProbability).toArray();
  }

  private static LogHistogram histogram(double[] values) {
    LogHistogram histogram = new LogHistogram();
    Arrays.stream(values).forEach(histogram::add);
    return histogram;
  }

  /** Between two edges the distance of the trials themselves can be larger by a bin's part. */
  @Test
  void distanceAndPValueAreKolmogorovsButForTheBins() {
    for (int seed = 0; seed < 10; seed++) {
      double[] values = normals(seed, 2000);
      var reference =
          KolmogorovSmirnovTest.withDefaults().test(values, NORMAL::cumulativeProbability);
      KolmogorovSmirnov test =
          KolmogorovSmirnov.of(histogram(values), NORMAL::cumulativeProbability);
      assertThat(test.distance())
          .isLessThanOrEqualTo(reference.getStatistic() + 1e-12)
          .isGreaterThan(reference.getStatistic() - 0.002);
      double error = Math.sqrt(2000) * (reference.getStatistic() - test.distance());
      assertThat(test.pValue())
          .isGreaterThan(reference.getPValue() - 0.003)
          .isCloseTo(reference.getPValue(), within(0.003 + 2 * error));
    }
  }

  /** Quantiles of Kolmogorov's limit, Smirnov's table of 1948. */
  @Test
  void kolmogorovsLimitHasItsQuantiles() {
    assertThat(KolmogorovSmirnov.survival(1.3581)).isCloseTo(0.05, within(1e-5));
    assertThat(KolmogorovSmirnov.survival(1.6276)).isCloseTo(0.01, within(1e-5));
    assertThat(KolmogorovSmirnov.survival(0.8276)).isCloseTo(0.5, within(1e-4));
    assertThat(KolmogorovSmirnov.survival(Math.nextUp(1.0)))
        .isCloseTo(KolmogorovSmirnov.survival(1.0), within(1e-14));
    assertThat(KolmogorovSmirnov.survival(0.2)).isCloseTo(1.0, within(1e-11));
    assertThat(KolmogorovSmirnov.survival(0.0)).isOne();
  }

  @Test
  void chiSquareIsPearsonsOverCellsOfAtLeastFive() {
    double[] values = normals(3, 1000);
    ChiSquare test = ChiSquare.of(histogram(values), NORMAL::cumulativeProbability);
    assertThat(test.cells()).isBetween(50, 199);
    // A table of two cells by hand: all bins but two merge where one edge splits the law.
    LogHistogram halves = histogram(new double[] {-1, -1, -1, -1, -1, -1, -1, 1, 1, 1, 1, 1});
    ChiSquare two = ChiSquare.of(halves, x -> x < -1.0 ? 0.0 : x < 1.01 ? 0.5 : 1.0);
    var reference = ChiSquareTest.withDefaults().test(new double[] {6, 6}, new long[] {7, 5});
    assertThat(two.cells()).isEqualTo(2);
    assertThat(two.statistic()).isCloseTo(reference.getStatistic(), within(1e-12));
    assertThat(two.pValue().orElseThrow()).isCloseTo(reference.getPValue(), within(1e-12));
    assertThat(ChiSquare.of(histogram(new double[] {1.0}), x -> 0.5).pValue()).isEmpty();
  }

  /**
   * Of 400 true laws each test rejects 20 at 5 % on average, more than 38 with probability 1e-4.
   */
  @Test
  void trueLawsAreRejectedAtTheirLevelAndWrongOnesAlways() {
    int byDistance = 0;
    int byCells = 0;
    for (int seed = 100; seed < 500; seed++) {
      LogHistogram histogram = histogram(normals(seed, 1000));
      byDistance +=
          KolmogorovSmirnov.of(histogram, NORMAL::cumulativeProbability).pValue() < 0.05 ? 1 : 0;
      byCells +=
          ChiSquare.of(histogram, NORMAL::cumulativeProbability).pValue().orElseThrow() < 0.05
              ? 1
              : 0;
    }
    assertThat(byDistance).isBetween(5, 38);
    assertThat(byCells).isBetween(5, 38);
    NormalDistribution wider = NormalDistribution.of(0, 1.2);
    LogHistogram histogram = histogram(normals(1, 5000));
    assertThat(KolmogorovSmirnov.of(histogram, wider::cumulativeProbability).pValue())
        .isLessThan(1e-6);
    assertThat(ChiSquare.of(histogram, wider::cumulativeProbability).pValue().orElseThrow())
        .isLessThan(1e-6);
  }
}
