package io.kramers.claim;

import io.kramers.escape.Estimate;
import io.kramers.exittime.ExitTimeEstimate;
import io.kramers.exittime.ExitTimeReference;
import io.kramers.law.DensityCell;
import io.kramers.law.DensityEstimate;
import io.kramers.law.LawCell;
import io.kramers.law.LawTally;
import io.kramers.law.MomentsCell;
import io.kramers.law.MomentsEstimate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the cells of a claim have given, in their order.
 *
 * @param exitTimes with what is known of them exactly
 * @param laws with their cells
 * @param escapes with their cells
 */
public record Results(List<ExitTime> exitTimes, List<Law> laws, List<Estimate> escapes) {
  /** Unmodifiable. */
  public Results {
    exitTimes = List.copyOf(exitTimes);
    laws = List.copyOf(laws);
    escapes = List.copyOf(escapes);
  }

  static final Results NONE = new Results(List.of(), List.of(), List.of());

  /**
   * An ensemble of exit times.
   *
   * @param estimate from its trials
   * @param reference without them
   */
  public record ExitTime(ExitTimeEstimate estimate, ExitTimeReference reference) {
    /** The mean of the chain that is simulated; NaN where it is not known. */
    double chain() {
      return reference.chain().map(each -> each.value()).orElse(Double.NaN);
    }

    /** The mean in continuous time; NaN where it is not known. */
    double continuous() {
      return reference.continuous().map(each -> each.value()).orElse(Double.NaN);
    }

    double mean() {
      return estimate.mean().orElse(Double.POSITIVE_INFINITY);
    }

    long trials() {
      return estimate.times().trials();
    }

    /** The standard error of the mean, relative to it. */
    double relativeError() {
      return estimate.standardDeviation() / Math.sqrt(estimate.times().exited()) / mean();
    }
  }

  /** An ensemble that was looked at on its way. */
  public record Law(LawCell cell, LawTally tally) {
    /** The distribution at the last recorded time beside the stationary one. */
    public DensityEstimate stationary() {
      int last = cell.recordSteps().size() - 1;
      return DensityEstimate.of(
          new DensityCell(cell, List.of(new DensityCell.Comparison(last, true))), tally);
    }

    /**
     * E|w - w*|^2 at the recorded times.
     *
     * @param epsilonSquared the value whose first time is asked for, if one is
     */
    public MomentsEstimate moments(OptionalDouble epsilonSquared) {
      return MomentsEstimate.of(new MomentsCell(cell, epsilonSquared), tally);
    }
  }
}
