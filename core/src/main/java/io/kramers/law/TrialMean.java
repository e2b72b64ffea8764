package io.kramers.law;

import io.kramers.estimate.Interval;
import io.kramers.numerics.ExactSum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of one number a trial, over independent trials.
 *
 * @param trials at least 1
 * @param mean of their numbers
 * @param standardError of the mean; NaN of a single trial
 * @param interval of the mean, Student's; empty for a single trial
 */
public record TrialMean(
    long trials, double mean, double standardError, Optional<Interval> interval) {
  /** Digits that leave all of a double's where two nearly equal numbers cancel. */
  private static final MathContext PLENTY = new MathContext(60);

  /**
   * From sums over the trials; empty where there is none.
   *
   * @param count number of trials
   * @param sum of their numbers
   * @param squares sum of the squares of these
   */
  public static Optional<TrialMean> of(
      long count, ExactSum sum, ExactSum squares, double confidence) {
    if (count == 0) {
      return Optional.empty();
    }
    double mean = sum.value() / count;
    if (count == 1) {
      return Optional.of(new TrialMean(count, mean, Double.NaN, Optional.empty()));
    }
    double error = standardError(count, sum, squares);
    double half =
        error * TDistribution.of(count - 1.0).inverseSurvivalProbability(0.5 * (1.0 - confidence));
    return Optional.of(
        new TrialMean(count, mean, error, Optional.of(new Interval(mean - half, mean + half))));
  }

  private static double standardError(long count, ExactSum sum, ExactSum squares) {
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal first = sum.exact().round(PLENTY);
    BigDecimal second = squares.exact().round(PLENTY);
    // Rounded squares can make it negative, by a rounding.
    double spread =
        second.multiply(n).subtract(first.multiply(first)).max(BigDecimal.ZERO).doubleValue();
    double pairs = n.multiply(n.subtract(BigDecimal.ONE), MathContext.DECIMAL64).doubleValue();
    return Math.sqrt(spread / pairs / count);
  }
}
