package io.kramers.prediction;

import io.kramers.blocks.TrialBlocks;
import io.kramers.dynamics.Minibatch;
import io.kramers.dynamics.Trials;
import io.kramers.gradientnoise.MinibatchGradient;
import io.kramers.gradientnoise.SampleLosses;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/** Runs trials of SGD on a network; belongs to one thread. */
final class DescentRunner implements TrialBlocks.Runner<Departures> {
  private final DescentCell cell;
  private final PredictionPlan plan;
  private final SampleLosses.Pass<?> pass;
  private final MinibatchGradient gradients;
  private final Minibatch minibatch;
  private final LevelWatch levels;
  private final Trials trial = new Trials(0, 1);
  private final int[] batch;
  private final double[] gradient;
  private final double[] w;
  private final double[] difference;
  private final double[] x;
  private final double[] along;
  private final double lossAtMinimum;

  private DescentRunner(
      DescentCell cell,
      SampleLosses.Pass<?> pass,
      MinibatchGradient gradients,
      Vectorization provider) {
    this.cell = cell;
    this.pass = pass;
    this.gradients = gradients;
    plan = cell.plan();
    batch = new int[plan.noise().batchSize()];
    minibatch =
        new Minibatch(
            batch.length,
            plan.noise().replacement(),
            cell.losses().samples(),
            cell.key(),
            provider,
            1);
    levels = new LevelWatch(plan, 1);
    gradient = new double[cell.losses().length()];
    w = new double[gradient.length];
    difference = new double[gradient.length];
    x = new double[cell.directions().dimension()];
    along = new double[x.length];
    pass.use(cell.minimum());
    lossAtMinimum = loss();
  }

  static DescentRunner of(DescentCell cell, Vectorization provider) {
    return of(cell, cell.losses().pass(), provider);
  }

  private static <A> DescentRunner of(
      DescentCell cell, SampleLosses.Pass<A> pass, Vectorization provider) {
    return new DescentRunner(cell, pass, MinibatchGradient.of(cell.losses(), pass), provider);
  }

  /** The mean over all samples. */
  private double loss() {
    double sum = 0.0;
    for (int block = 0; block < cell.losses().blocks(); block++) {
      sum += pass.loss(block);
    }
    return sum / cell.losses().samples();
  }

  @Override
  public void run(long block, Departures result) {
    start(block);
    int time = 0;
    for (long step = 1; step <= plan.steps(); step++) {
      step(step);
      result.addTrialSteps(1);
      double square = square();
      boolean looked = step % plan.lossEvery() == 0;
      double rise = looked ? loss() - lossAtMinimum : 0.0;
      if (!(Math.sqrt(square) <= plan.divergenceRadius()) || !Double.isFinite(rise)) {
        levels.diverged(block, step, result);
        break;
      }
      if (step == plan.recordSteps().get(time)) {
        result.addDistance(time++, alongSquare(square), square);
      }
      if (looked) {
        long look = step / plan.lossEvery();
        result.addRise(look, rise);
        levels.look(block, look, rise, result);
      }
    }
    levels.atHorizon(result);
  }

  private void start(long number) {
    trial.start(number, 1, new double[0]);
    levels.start(number, 1);
    System.arraycopy(cell.minimum(), 0, w, 0, w.length);
    Arrays.fill(x, 0.0);
    pass.use(w);
  }

  private void step(long step) {
    int[][] indices = minibatch.draw(trial, step);
    for (int k = 0; k < batch.length; k++) {
      batch[k] = indices[k][0];
    }
    gradients.sum(batch, gradient);
    double rate = plan.learningRate() / batch.length;
    if (cell.restricted()) {
      cell.directions().project(gradient, along);
      descend(x, along, rate);
      cell.directions().place(cell.minimum(), x, w);
    } else {
      descend(w, gradient, rate);
    }
    pass.use(w);
  }

  private static void descend(double[] at, double[] gradient, double rate) {
    for (int p = 0; p < at.length; p++) {
      at[p] = Math.fma(-rate, gradient[p], at[p]);
    }
  }

  /** |w - w*|^2. */
  private double square() {
    if (cell.restricted()) {
      return Subspace.product(x, x);
    }
    for (int p = 0; p < w.length; p++) {
      difference[p] = w[p] - cell.minimum()[p];
    }
    return Subspace.product(difference, difference);
  }

  /** Its part in the directions. */
  private double alongSquare(double square) {
    if (cell.restricted()) {
      return square;
    }
    cell.directions().project(difference, along);
    return Subspace.product(along, along);
  }
}
