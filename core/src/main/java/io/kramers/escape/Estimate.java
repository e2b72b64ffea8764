package io.kramers.escape;

import io.kramers.estimate.BinomialIntervals;
import io.kramers.estimate.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a cell's trials say.
 *
 * @param cell the cell
 * @param tally all of its trials
 */
public record Estimate(Cell cell, Tally tally) {
  /** Escaped trials by all trials. */
  public double probability() {
    return (double) escaped() / tally.trials();
  }

  /** Wilson's interval of the probability; empty for a deterministic path. */
  public Optional<Interval> interval() {
    return cell.dynamics().deterministic()
        ? Optional.empty()
        : Optional.of(BinomialIntervals.wilson(tally.trials(), escaped(), cell.confidence()));
  }

  /** Clopper and Pearson's interval of the probability; empty for a deterministic path. */
  public Optional<Interval> exactInterval() {
    return cell.dynamics().deterministic()
        ? Optional.empty()
        : Optional.of(
            BinomialIntervals.clopperPearson(tally.trials(), escaped(), cell.confidence()));
  }

  /** Mean exit step of the escaped trials; empty where none escaped. */
  public OptionalDouble meanExitStep() {
    return escaped() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) tally.exitStepSum() / escaped());
  }

  /** Number of escaped trials. */
  public long escaped() {
    return tally.count(Outcome.ESCAPED);
  }
}
