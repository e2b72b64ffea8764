package io.kramers.law;

import io.kramers.estimate.Interval;
import io.kramers.numerics.ExactSum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate of E|w - w*|^2 at a time.
 *
 * @param time in the unit of the time step
 * @param trials that had not diverged by then, at least 1
 * @param mean of their |w - w*|^2
 * @param standardError of the mean; NaN of a single trial
 * @param interval of the mean, Student's; empty for a single trial. It asks for a finite fourth
 *     moment.
 */
public record SecondMoment(
    double time, long trials, double mean, double standardError, Optional<Interval> interval) {
  /** Digits that leave all of a double's where two nearly equal numbers cancel. */
  private static final MathContext PLENTY = new MathContext(60);

  /** Of the trials at the index of a recorded time; empty where all had diverged. */
  public static Optional<SecondMoment> of(LawCell cell, LawTally tally, int time) {
    long count = tally.trials() - tally.diverged(time);
    if (count == 0) {
      return Optional.empty();
    }
    double mean = tally.squares(time).value() / count;
    double error = standardError(count, tally.squares(time), tally.fourthPowers(time));
    double t = cell.recordSteps().get(time) * cell.timeStep();
    if (count == 1) {
      return Optional.of(new SecondMoment(t, count, mean, Double.NaN, Optional.empty()));
    }
    double half =
        error
            * TDistribution.of(count - 1.0)
                .inverseSurvivalProbability(0.5 * (1.0 - cell.confidence()));
    return Optional.of(
        new SecondMoment(
            t,
            count,
            mean,
            error,
            Optional.of(new Interval(Math.max(0.0, mean - half), mean + half))));
  }

  private static double standardError(long count, ExactSum squares, ExactSum fourthPowers) {
    if (count == 1) {
      return Double.NaN;
    }
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal sum = squares.exact().round(PLENTY);
    BigDecimal fourths = fourthPowers.exact().round(PLENTY);
    // Rounded fourth powers can make it negative, by a rounding.
    double spread =
        fourths.multiply(n).subtract(sum.multiply(sum)).max(BigDecimal.ZERO).doubleValue();
    double pairs = n.multiply(n.subtract(BigDecimal.ONE), MathContext.DECIMAL64).doubleValue();
    return Math.sqrt(spread / pairs / count);
  }
}
