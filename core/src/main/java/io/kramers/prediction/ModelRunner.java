package io.kramers.prediction;

import io.kramers.blocks.TrialBlocks;
import io.kramers.dynamics.DivergedTrials;
import io.kramers.dynamics.PathStepper;
import io.kramers.dynamics.Trials;
import io.kramers.simd.Vectorization;

/** Runs blocks of a model's trials; belongs to one thread. */
final class ModelRunner implements TrialBlocks.Runner<Departures> {
  private final ModelCell cell;
  private final PredictionPlan plan;
  private final PathStepper stepper;
  private final DivergedTrials diverged;
  private final LevelWatch levels;
  private final Trials trials;
  private final double[] start;
  private final double[] x;

  ModelRunner(ModelCell cell, Vectorization provider) {
    this.cell = cell;
    plan = cell.plan();
    stepper = cell.stepper(provider);
    diverged = new DivergedTrials(plan.divergenceRadius(), provider, cell.blockTrials());
    levels = new LevelWatch(plan, cell.blockTrials());
    start = new double[cell.process().landscape().dimension()];
    x = new double[start.length];
    trials = new Trials(start.length, cell.blockTrials());
  }

  @Override
  public void run(long block, Departures result) {
    long first = block * cell.blockTrials();
    int count = (int) Math.min(cell.blockTrials(), plan.modelTrials() - first);
    trials.start(first, count, start);
    levels.start(first, count);
    int time = 0;
    for (long step = 1; step <= plan.steps() && trials.live() > 0; step++) {
      long now = step;
      result.addTrialSteps(trials.live());
      stepper.advance(trials, step);
      diverged.retire(trials, number -> levels.diverged(number, now, result));
      if (step == plan.recordSteps().get(time)) {
        record(time++, result);
      }
      if (step % plan.lossEvery() == 0) {
        look(step / plan.lossEvery(), result);
      }
    }
    levels.atHorizon(result);
  }

  /** The minimum is 0. */
  private void record(int time, Departures result) {
    double[][] w = trials.w();
    for (int i = 0; i < trials.live(); i++) {
      double square = 0.0;
      for (double[] coordinate : w) {
        square = Math.fma(coordinate[i], coordinate[i], square);
      }
      result.addDistance(time, square, square);
    }
  }

  private void look(long look, Departures result) {
    double[][] w = trials.w();
    for (int i = 0; i < trials.live(); i++) {
      for (int j = 0; j < x.length; j++) {
        x[j] = w[j][i];
      }
      double rise = cell.process().landscape().value(x);
      result.addRise(look, rise);
      levels.look(trials.numbers()[i], look, rise, result);
    }
  }
}
