package io.kramers.network;

import io.kramers.numerics.Elementary;
import java.util.Arrays;

/** -ln softmax(f)_y for outputs f and class y. */
final class SoftmaxCrossEntropy implements Loss {
  private static final int LANES = Arithmetic.LANES;

  private final int classes;

  /** With at least one class. */
  SoftmaxCrossEntropy(int classes) {
    this.classes = classes;
  }

  @Override
  public <A> void losses(
      Arithmetic<A> on, A outputs, double[] targets, int lanes, double[] losses) {
    Arrays.fill(losses, lanes, LANES, 0);
    for (int l = 0; l < lanes; l++) {
      double greatest = greatest(on, outputs, l);
      double target = on.get(outputs, (int) targets[l] * LANES + l);
      losses[l] =
          Double.isFinite(greatest)
              ? Elementary.log(partition(on, outputs, l, greatest)) + (greatest - target)
              : Double.NaN;
    }
  }

  @Override
  public <A> void deltas(Arithmetic<A> on, A outputs, double[] targets, int lanes, A deltas) {
    on.clear(deltas, 0, classes * LANES);
    for (int l = 0; l < lanes; l++) {
      double greatest = greatest(on, outputs, l);
      double partition =
          Double.isFinite(greatest) ? partition(on, outputs, l, greatest) : Double.NaN;
      for (int c = 0; c < classes; c++) {
        double p = Elementary.exp(on.get(outputs, c * LANES + l) - greatest) / partition;
        on.set(deltas, c * LANES + l, c == (int) targets[l] ? p - 1 : p);
      }
    }
  }

  @Override
  public boolean classifies() {
    return true;
  }

  private <A> double greatest(Arithmetic<A> on, A outputs, int lane) {
    double greatest = on.get(outputs, lane);
    for (int c = 1; c < classes; c++) {
      greatest = Math.max(greatest, on.get(outputs, c * LANES + lane));
    }
    return greatest;
  }

  /** The sum of exp(f - greatest), at least 1. */
  private <A> double partition(Arithmetic<A> on, A outputs, int lane, double greatest) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Elementary.exp(on.get(outputs, c * LANES + lane) - greatest);
    }
    return sum;
  }
}
