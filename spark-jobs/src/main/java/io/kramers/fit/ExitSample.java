package io.kramers.fit;

import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeEstimate;
import java.util.Arrays;

/**
 * The ends of a cell's first trials, one by one, in the order of their numbers.
 *
 * @param covariates of the cell
 * @param stream the cell's name in random streams; samples of one stream share their trajectories
 * @param times when each trial left, or was last seen inside; greater than 0
 * @param exited whether it left; the others are censored
 */
record ExitSample(ExitCovariates covariates, long stream, double[] times, boolean[] exited) {
  /**
   * The first {@link io.kramers.exittime.ExitTimes#KEPT} trials of a cell. A trial that diverged is
   * censored where it did.
   */
  static ExitSample of(ExitTimeEstimate estimate) {
    ExitTimeCell cell = estimate.cell();
    long[] ends = Arrays.stream(estimate.times().kept()).filter(end -> end != 0).toArray();
    double[] times = new double[ends.length];
    boolean[] exited = new boolean[ends.length];
    for (int i = 0; i < ends.length; i++) {
      exited[i] = ends[i] > 0;
      times[i] = exited[i] ? cell.exitTime(ends[i]) : cell.timeStep() * -ends[i];
    }
    return new ExitSample(ExitCovariates.of(cell), cell.hash(), times, exited);
  }

  int exits() {
    int exits = 0;
    for (boolean left : exited) {
      exits += left ? 1 : 0;
    }
    return exits;
  }
}
