package io.kramers.law;

import io.kramers.estimate.Interval;
import java.util.Optional;

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
  /** Of the trials at the index of a recorded time; empty where all had diverged. */
  public static Optional<SecondMoment> of(LawCell cell, LawTally tally, int time) {
    long count = tally.trials() - tally.diverged(time);
    double t = cell.recordSteps().get(time) * cell.timeStep();
    return TrialMean.of(count, tally.squares(time), tally.fourthPowers(time), cell.confidence())
        .map(mean -> of(t, mean));
  }

  /** From the mean of the squares. */
  public static SecondMoment of(double time, TrialMean mean) {
    return new SecondMoment(
        time,
        mean.trials(),
        mean.mean(),
        mean.standardError(),
        mean.interval().map(ends -> new Interval(Math.max(0.0, ends.lower()), ends.upper())));
  }
}
