package io.kramers.law;

import io.kramers.blocks.TrialBlocks;
import io.kramers.dynamics.PathStepper;
import io.kramers.dynamics.Trials;
import io.kramers.simd.Padded;
import io.kramers.simd.SuspectPass;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/** Runs blocks of a cell's trials and looks at them on their way; belongs to one thread. */
final class LawRunner implements TrialBlocks.Runner<LawTally> {
  private final LawCell cell;
  private final PathStepper stepper;
  private final Trials trials;
  private final SuspectPass suspects;
  private final boolean[] groups;
  private final long[] recordSteps;
  private final double[] start;
  private final double[] minimum;

  LawRunner(LawCell cell, Vectorization provider) {
    this.cell = cell;
    int capacity = TrialBlocks.BLOCK_TRIALS;
    stepper =
        cell.process().stepper(cell.timeStep(), cell.scheme(), cell.key(), provider, capacity);
    suspects = SuspectPass.of(provider);
    groups = new boolean[Padded.length(capacity) / SuspectPass.GROUP];
    recordSteps = cell.recordSteps().stream().mapToLong(Long::longValue).toArray();
    start = cell.start().stream().mapToDouble(Double::doubleValue).toArray();
    minimum = cell.process().minimum().stream().mapToDouble(Double::doubleValue).toArray();
    trials = new Trials(start.length, capacity);
  }

  @Override
  public void run(long block, LawTally tally) {
    long first = block * TrialBlocks.BLOCK_TRIALS;
    trials.start(first, (int) Math.min(TrialBlocks.BLOCK_TRIALS, cell.trials() - first), start);
    tally.addTrials(trials.live());
    long step = 0;
    for (int time = 0; time < recordSteps.length; time++) {
      while (step < recordSteps[time] && trials.live() > 0) {
        tally.addTrialSteps(trials.live());
        stepper.advance(trials, ++step);
        retireDiverged();
      }
      record(time, tally);
    }
  }

  private void retireDiverged() {
    double[][] w = trials.w();
    double radius = cell.divergenceRadius();
    Arrays.fill(groups, false);
    for (double[] coordinate : w) {
      suspects.mark(coordinate, trials.live(), -radius, radius, groups);
    }
    // Downwards, so that the trial which takes a retired one's place has been looked at.
    for (int group = groups.length - 1; group >= 0; group--) {
      if (groups[group]) {
        int first = group * SuspectPass.GROUP;
        for (int i = Math.min(first + SuspectPass.GROUP, trials.live()) - 1; i >= first; i--) {
          if (diverged(w, i, radius)) {
            trials.retire(i);
          }
        }
      }
    }
  }

  private static boolean diverged(double[][] w, int i, double radius) {
    for (double[] coordinate : w) {
      if (!(Math.abs(coordinate[i]) <= radius)) {
        return true;
      }
    }
    return false;
  }

  private void record(int time, LawTally tally) {
    double[][] w = trials.w();
    int recorded = cell.coordinate();
    for (int i = 0; i < trials.live(); i++) {
      double square = 0.0;
      for (int j = 0; j < w.length; j++) {
        double x = w[j][i] - minimum[j];
        square = Math.fma(x, x, square);
      }
      tally.add(time, w[recorded][i] - minimum[recorded], square);
    }
  }
}
