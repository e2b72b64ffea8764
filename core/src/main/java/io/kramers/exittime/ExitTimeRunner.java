package io.kramers.exittime;

import io.kramers.blocks.TrialBlocks;
import io.kramers.dynamics.PathStepper;
import io.kramers.dynamics.Trials;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/** Runs blocks of a cell's trials to their exits; belongs to one thread. */
final class ExitTimeRunner implements TrialBlocks.Runner<ExitTimes> {
  private final ExitTimeCell cell;
  private final PathStepper stepper;
  private final ExitWatch watch;
  private final Trials trials;
  private final double[] start;

  /** On the twins of the given provider, with room for so many trials; no result depends on it. */
  ExitTimeRunner(ExitTimeCell cell, Vectorization provider, int capacity) {
    this.cell = cell;
    stepper =
        cell.process().stepper(cell.timeStep(), cell.scheme(), cell.key(), provider, capacity);
    watch =
        new ExitWatch(
            cell.region().exit(),
            cell.divergenceRadius(),
            cell.crossing(),
            cell.key(),
            provider,
            capacity);
    start = new double[cell.process().landscape().dimension()];
    Arrays.fill(start, cell.region().start());
    trials = new Trials(start.length, capacity);
  }

  @Override
  public void run(long block, ExitTimes result) {
    long first = block * TrialBlocks.BLOCK_TRIALS;
    run(first, (int) Math.min(TrialBlocks.BLOCK_TRIALS, cell.trials() - first), result);
  }

  /** Runs trials first, ..., first + count - 1. */
  void run(long first, int count, ExitTimes result) {
    trials.start(first, count, start);
    for (long step = 1; step <= cell.horizon() && trials.live() > 0; step++) {
      stepper.advance(trials, step);
      watch.afterStep(trials, stepper, step, result);
    }
    watch.atHorizon(trials, result);
  }
}
