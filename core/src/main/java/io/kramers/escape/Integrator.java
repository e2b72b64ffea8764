package io.kramers.escape;

import io.kramers.blocks.TrialBlocks;
import io.kramers.dynamics.Stepper;
import io.kramers.dynamics.Trials;
import io.kramers.simd.Vectorization;

/** Runs blocks of a cell's trials; belongs to one thread. */
final class Integrator implements TrialBlocks.Runner<Tally> {
  private final Cell cell;
  private final Stepper stepper;
  private final ExitMonitor monitor;
  private final Trials trials;
  private final double[] start;

  /** On the twins of the given provider, with room for so many trials; no result depends on it. */
  Integrator(Cell cell, Vectorization provider, int capacity) {
    this.cell = cell;
    stepper =
        cell.dynamics()
            .stepper(cell.landscape(), cell.learningRate(), cell.key(), provider, capacity);
    monitor = cell.exit().monitor(cell.landscape().saddle(), provider, capacity);
    trials = new Trials(cell.landscape().dimension(), capacity);
    start = cell.landscape().minimum();
  }

  @Override
  public void run(long block, Tally tally) {
    long first = block * TrialBlocks.BLOCK_TRIALS;
    run(first, (int) Math.min(TrialBlocks.BLOCK_TRIALS, cell.trials() - first), tally);
  }

  /** Runs trials first, ..., first + count - 1. */
  void run(long first, int count, Tally tally) {
    trials.start(first, count, start);
    for (long step = 1; step <= cell.steps() && trials.live() > 0; step++) {
      stepper.advance(trials, step);
      monitor.afterStep(trials, step, tally);
    }
    monitor.afterLastStep(trials, cell.steps(), tally);
  }
}
