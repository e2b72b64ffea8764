package io.kramers.network;

import java.util.Arrays;

/** (1/2) (f - y)^2 for a single output f. */
final class SquaredLoss implements Loss {
  @Override
  public <A> void losses(
      Arithmetic<A> on, A outputs, double[] targets, int lanes, double[] losses) {
    Arrays.fill(losses, lanes, Arithmetic.LANES, 0);
    for (int l = 0; l < lanes; l++) {
      double residual = on.get(outputs, l) - targets[l];
      losses[l] = 0.5 * residual * residual;
    }
  }

  @Override
  public <A> void deltas(Arithmetic<A> on, A outputs, double[] targets, int lanes, A deltas) {
    on.clear(deltas, lanes, Arithmetic.LANES);
    for (int l = 0; l < lanes; l++) {
      on.set(deltas, l, on.get(outputs, l) - targets[l]);
    }
  }

  @Override
  public boolean classifies() {
    return false;
  }
}
