package io.kramers.exittime;

import io.kramers.estimate.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

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

  private ExitStatistics statistics(double confidence) {
    return new ExitStatistics(times, cell.timeStep(), cell.lead(), confidence);
  }

  /** With the confidence of this look. */
  private ExitStatistics atLook() {
    return statistics(confidenceOfLook());
  }

  /** {@link ExitStatistics#exposure}. */
  public double exposure() {
    return atLook().exposure();
  }

  /** {@link ExitStatistics#mean}. */
  public OptionalDouble mean() {
    return atLook().mean();
  }

  /** {@link ExitStatistics#complete}. */
  public boolean complete() {
    return atLook().complete();
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

  /** {@link ExitStatistics#interval} at this look. */
  public Optional<Interval> interval() {
    return atLook().interval();
  }

  /** How the interval was found. */
  public String intervalMethod() {
    String method =
        atLook().student()
            ? "Student's t of uncensored times"
            : "exponential likelihood with exposure, chi-squared quantiles";
    return cell.relativeError() > 0
        ? method + "; error 1 - confidence spent as 1/(k(k+1)) at look k"
        : method;
  }

  /** {@link ExitStatistics#rate}. */
  public double rate() {
    return atLook().rate();
  }

  /** {@link ExitStatistics#rateInterval} at this look. */
  public Interval rateInterval() {
    return atLook().rateInterval();
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

  /** {@link ExitStatistics#standardDeviation}. */
  public double standardDeviation() {
    return atLook().standardDeviation();
  }

  /** {@link ExitStatistics#survival}, with the cell's confidence. */
  public KaplanMeier survival() {
    return statistics(cell.confidence()).survival();
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
