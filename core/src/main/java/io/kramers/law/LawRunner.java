package io.kramers.law;

import io.kramers.blocks.TrialBlocks;
import io.kramers.dynamics.DivergedTrials;
import io.kramers.dynamics.PathStepper;
import io.kramers.dynamics.Trials;
import io.kramers.simd.Vectorization;

/** Runs blocks of a cell's trials and looks at them on their way; belongs to one thread. */
final class LawRunner implements TrialBlocks.Runner<LawTally> {
  private final LawCell cell;
  private final PathStepper stepper;
  private final Trials trials;
  private final DivergedTrials diverged;
  private final long[] recordSteps;
  private final double[] start;
  private final double[] minimum;

  LawRunner(LawCell cell, Vectorization provider) {
    this.cell = cell;
    int capacity = TrialBlocks.BLOCK_TRIALS;
    stepper =
        cell.process().stepper(cell.timeStep(), cell.scheme(), cell.key(), provider, capacity);
    diverged = new DivergedTrials(cell.divergenceRadius(), provider, capacity);
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
        diverged.retire(trials, number -> {});
      }
      record(time, tally);
    }
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
