package io.kramers.exittime;

import io.kramers.estimate.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What exit times say, whatever left.
 *
 * @param times of all trials
 * @param timeStep the time between two steps
 * @param lead by which part of a step a trial leaves before the step that it is counted with ends
 * @param confidence of intervals, between 0 and 1
 */
public record ExitStatistics(ExitTimes times, double timeStep, double lead, double confidence) {
  /** When a trial leaves that does so with a step. */
  public double exitTime(double step) {
    return timeStep * (step - lead);
  }

  /** Total time that trials were watched. */
  public double exposure() {
    double outside = exitTime(1.0) - timeStep;
    return timeStep * times.trialSteps() + outside * times.exited();
  }

  /**
   * The mean exit time, exposure by exits: the sample's mean where no trial was censored, else the
   * exponential law's most likely one. Empty where none left.
   */
  public OptionalDouble mean() {
    return times.exited() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(exposure() / times.exited());
  }

  /** Whether every trial left, so that the mean needs no law. */
  public boolean complete() {
    return times.exited() == times.trials();
  }

  /** Whether the mean's interval is Student's. */
  boolean student() {
    return complete() && times.exited() > 1;
  }

  /**
   * An interval of the mean: Student's where every trial left, else of the exponential law with
   * exposure, whose chi-squared quantiles bound the rate.
   */
  public Optional<Interval> interval() {
    if (student()) {
      double mean = mean().orElseThrow();
      double half = studentQuantile() * standardDeviation() / Math.sqrt(times.exited());
      return Optional.of(new Interval(Math.max(0.0, mean - half), mean + half));
    }
    Interval rate = exponentialRate();
    return Optional.of(new Interval(1.0 / rate.upper(), 1.0 / rate.lower()));
  }

  /** Exits by exposure. */
  public double rate() {
    return times.exited() / exposure();
  }

  /** An interval of the rate, the reciprocal one of the mean's. */
  public Interval rateInterval() {
    if (!student()) {
      return exponentialRate();
    }
    Interval mean = interval().orElseThrow();
    return new Interval(1.0 / mean.upper(), 1.0 / mean.lower());
  }

  private Interval exponentialRate() {
    double tail = 0.5 * (1.0 - confidence);
    double exits = times.exited();
    double lower =
        exits == 0
            ? 0.0
            : ChiSquaredDistribution.of(2.0 * exits).inverseCumulativeProbability(tail);
    double upper = ChiSquaredDistribution.of(2.0 * exits + 2.0).inverseSurvivalProbability(tail);
    return new Interval(0.5 * lower / exposure(), 0.5 * upper / exposure());
  }

  private double studentQuantile() {
    return TDistribution.of(times.exited() - 1.0)
        .inverseSurvivalProbability(0.5 * (1.0 - confidence));
  }

  /** The standard deviation of the exit times of the trials that left. */
  public double standardDeviation() {
    BigDecimal n = BigDecimal.valueOf(times.exited());
    BigDecimal sum = BigDecimal.valueOf(times.exitStepSum());
    BigDecimal squares = new BigDecimal(times.exitStepSquareSum());
    // n squares - sum^2 is exact: two nearly equal integers of up to 40 digits.
    double spread = squares.multiply(n).subtract(sum.multiply(sum)).doubleValue();
    double pairs = n.multiply(n.subtract(BigDecimal.ONE), MathContext.DECIMAL64).doubleValue();
    return times.exited() < 2 ? Double.NaN : timeStep * Math.sqrt(spread / pairs);
  }

  /** The survival function and the restricted mean. */
  public KaplanMeier survival() {
    return KaplanMeier.of(this);
  }
}
