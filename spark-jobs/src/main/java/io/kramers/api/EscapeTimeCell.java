package io.kramers.api;

import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitTimeEstimate;
import io.kramers.exittime.ExitTimeReference;
import io.kramers.exittime.KaplanMeier;
import io.kramers.report.ExitTimeResult;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the trials of one cell say of its exit times, and what is known without them. */
public final class EscapeTimeCell {
  private final ExitTimeResult result;

  EscapeTimeCell(ExitTimeResult result) {
    this.result = result;
  }

  /** The values that were swept, by the names that results show. */
  public Map<String, Object> parameters() {
    return estimate().cell().swept();
  }

  /** Number of trials that ran: exited, censored and diverged ones. */
  public long trials() {
    return estimate().times().trials();
  }

  /** Trials that left. */
  public long exited() {
    return estimate().times().exited();
  }

  /** Trials that had not left at the horizon. */
  public long censored() {
    return estimate().times().censored();
  }

  /** Trials that went beyond the divergence radius. */
  public long diverged() {
    return estimate().times().diverged();
  }

  /** Mean exit time, exposure by exits; empty where none left. */
  public OptionalDouble meanExitTime() {
    return estimate().mean();
  }

  /** Of the mean; its upper end is infinite where no trial left. */
  public Optional<Interval> interval() {
    return estimate().interval();
  }

  /** The probability of not having left, against time. */
  public KaplanMeier survival() {
    return estimate().survival();
  }

  /** The exact mean exit times, of the chain that was simulated and in continuous time. */
  public ExitTimeReference exact() {
    return result.reference();
  }

  /** All that is estimated. */
  public ExitTimeEstimate estimate() {
    return result.estimate();
  }

  /** Its name in tables. */
  @Override
  public String toString() {
    return result.title();
  }
}
