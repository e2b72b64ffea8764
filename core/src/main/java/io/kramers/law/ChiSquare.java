package io.kramers.law;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's test of trials in bins against a continuous law. Neighbouring bins are merged, from the
 * left, into cells in which the law expects at least {@value #LEAST_EXPECTED} trials (Cochran,
 * Biometrics 10, 1954).
 *
 * @param statistic the sum of (observed - expected)^2 / expected
 * @param cells how many; the statistic has one degree of freedom less
 * @param pValue the probability of such a statistic under the law; empty where there is one cell
 */
public record ChiSquare(double statistic, int cells, OptionalDouble pValue) {
  private static final double LEAST_EXPECTED = 5.0;

  /**
   * Tests trials.
   *
   * @param histogram of at least one trial
   * @param law the distribution function of what is in the histogram
   */
  public static ChiSquare of(LogHistogram histogram, DoubleUnaryOperator law) {
    double n = histogram.count();
    double statistic = 0.0;
    int cells = 0;
    double from = 0.0;
    long observed = 0;
    for (LogHistogram.Bin bin : histogram.bins()) {
      observed += bin.count();
      double to = law.applyAsDouble(bin.upper());
      if (n * (to - from) >= LEAST_EXPECTED && n * (1.0 - to) >= LEAST_EXPECTED) {
        statistic += term(observed, n * (to - from));
        cells++;
        observed = 0;
        from = to;
      }
    }
    statistic += term(observed, n * (1.0 - from));
    cells++;
    return new ChiSquare(
        statistic,
        cells,
        cells == 1
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                ChiSquaredDistribution.of(cells - 1.0).survivalProbability(statistic)));
  }

  private static double term(long observed, double expected) {
    return (observed - expected) * (observed - expected) / expected;
  }
}
