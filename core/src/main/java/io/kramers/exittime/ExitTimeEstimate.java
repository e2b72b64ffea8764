package io.kramers.exittime;

import io.kramers.estimate.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a cell's exit times say.
 *
 * @param cell the cell
 * @param times of all trials that ran
 * @param looks how many times the interval was looked at to decide whether to go on; 0 before any
 *     trial
 */
public record ExitTimeEstimate(ExitTimeCell cell, ExitTimes times, int looks) {
  /**
   * A quantile of the exit time.
   *
   * @param probability of having left by then
   * @param lower least time that it can be: bins are a {@link LogBins} wide
   * @param upper most time
   */
  public record Quantile(double probability, double lower, double upper) {}

  /** Total time that trials were watched. */
  public double exposure() {
    double outside = cell.exitTime(1.0) - cell.timeStep();
    return cell.timeStep() * times.trialSteps() + outside * times.exited();
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

  /**
   * The confidence of the interval at this look: 1 - (1 - confidence) / (k (k + 1)) at the k-th.
   * The errors of all looks add up to at most 1 - confidence, so the interval holds whenever trials
   * stop; where no target is set there is one look, at the whole confidence.
   */
  public double confidenceOfLook() {
    double error = 1.0 - cell.confidence();
    return cell.relativeError() > 0 ? 1.0 - error / (looks * (looks + 1.0)) : cell.confidence();
  }

  /**
   * An interval of the mean: Student's where every trial left, else of the exponential law with
   * exposure, whose chi-squared quantiles bound the rate.
   */
  public Optional<Interval> interval() {
    if (complete() && times.exited() > 1) {
      double mean = mean().orElseThrow();
      double half = studentQuantile() * standardDeviation() / Math.sqrt(times.exited());
      return Optional.of(new Interval(Math.max(0.0, mean - half), mean + half));
    }
    Interval rate = exponentialRate();
    return Optional.of(new Interval(1.0 / rate.upper(), 1.0 / rate.lower()));
  }

  /** How the interval was found. */
  public String intervalMethod() {
    String method =
        complete() && times.exited() > 1
            ? "Student's t of uncensored times"
            : "exponential likelihood with exposure, chi-squared quantiles";
    return cell.relativeError() > 0
        ? method + "; error 1 - confidence spent as 1/(k(k+1)) at look k"
        : method;
  }

  /** Exits by exposure. */
  public double rate() {
    return times.exited() / exposure();
  }

  /** An interval of the rate, the reciprocal one of the mean's. */
  public Interval rateInterval() {
    if (!complete() || times.exited() < 2) {
      return exponentialRate();
    }
    Interval mean = interval().orElseThrow();
    return new Interval(1.0 / mean.upper(), 1.0 / mean.lower());
  }

  /** Half of the mean's interval, relative to the mean; infinite where there is none. */
  public double relativeHalfWidth() {
    Interval interval = interval().orElseThrow();
    return times.exited() == 0
        ? Double.POSITIVE_INFINITY
        : 0.5 * (interval.upper() - interval.lower()) / mean().orElseThrow();
  }

  /** Whether a relative error is aimed at, and reached. */
  public boolean reachedTarget() {
    return cell.relativeError() > 0
        && times.exited() > 0
        && relativeHalfWidth() <= cell.relativeError();
  }

  private Interval exponentialRate() {
    double tail = 0.5 * (1.0 - confidenceOfLook());
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
        .inverseSurvivalProbability(0.5 * (1.0 - confidenceOfLook()));
  }

  /** The standard deviation of the exit times of the trials that left. */
  public double standardDeviation() {
    BigDecimal n = BigDecimal.valueOf(times.exited());
    BigDecimal sum = BigDecimal.valueOf(times.exitStepSum());
    BigDecimal squares = new BigDecimal(times.exitStepSquareSum());
    // n squares - sum^2 is exact: two nearly equal integers of up to 40 digits.
    double spread = squares.multiply(n).subtract(sum.multiply(sum)).doubleValue();
    double pairs = n.multiply(n.subtract(BigDecimal.ONE), MathContext.DECIMAL64).doubleValue();
    return times.exited() < 2 ? Double.NaN : cell.timeStep() * Math.sqrt(spread / pairs);
  }

  /** The survival function and the restricted mean. */
  public KaplanMeier survival() {
    return KaplanMeier.of(cell, times);
  }

  /** The time by which a given part of all trials had left; empty where fewer have. */
  public Optional<Quantile> quantile(double probability) {
    double needed = probability * times.trials();
    long count = 0;
    long[] exits = times.exits();
    for (int bin = 1; bin < exits.length; bin++) {
      count += exits[bin];
      if (count >= needed && exits[bin] > 0) {
        long last = Math.min(LogBins.last(bin), times.horizon());
        return Optional.of(
            new Quantile(probability, cell.exitTime(LogBins.first(bin)), cell.exitTime(last)));
      }
    }
    return Optional.empty();
  }
}
