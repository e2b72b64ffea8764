package io.kramers.theory;

import java.util.Arrays;

/**
 * A time step of fourth order: implicit Euler's with 1, 2, 3 and 4 parts, extrapolated (Hairer and
 * Wanner, Solving Ordinary Differential Equations II, IV.9). Masses stay positive: the difference
 * to the four parts' result is a flux between neighbours, which is cut where it would take more
 * than a state has (Zalesak, Journal of Computational Physics 31, 1979).
 */
final class ExtrapolatedStep {
  private static final double[] WEIGHTS = {-1.0 / 6, 4.0, -13.5, 32.0 / 3};

  private final ImplicitStep[] parts = new ImplicitStep[WEIGHTS.length];
  private final double[] work;
  private final double[] extrapolated;

  ExtrapolatedStep(BirthDeathChain chain, double dt) {
    for (int m = 0; m < parts.length; m++) {
      parts[m] = new ImplicitStep(chain, dt / (m + 1));
    }
    work = new double[chain.size()];
    extrapolated = new double[chain.size()];
  }

  /** An expectation of what will be, by the state now. */
  void backward(double[] f) {
    extrapolate(f, true);
    System.arraycopy(extrapolated, 0, f, 0, f.length);
  }

  /** The masses of the states of a chain from which nothing is lost. */
  void forward(double[] p) {
    extrapolate(p, false);
    double[] flux = extrapolated;
    // What moves up from i to i + 1 to turn the positive result into the accurate one.
    double moved = 0.0;
    for (int i = 0; i < p.length; i++) {
      moved += work[i] - extrapolated[i];
      flux[i] = moved;
    }
    flux[p.length - 1] = 0.0;
    double incoming = 0.0;
    for (int i = 0; i < p.length; i++) {
      double above = cut(flux, i);
      p[i] = Math.max(0.0, work[i] + incoming - above);
      incoming = above;
    }
  }

  /** The flux above i, as far as the state that it leaves can bear it with its other one. */
  private double cut(double[] flux, int i) {
    double wanted = flux[i];
    int from = wanted > 0 ? i : i + 1;
    if (wanted == 0) {
      return 0.0;
    }
    double below = from > 0 ? Math.max(0.0, -flux[from - 1]) : 0.0;
    double leaving = Math.max(0.0, flux[from]) + below;
    return leaving <= work[from] ? wanted : wanted * (work[from] / leaving);
  }

  /** Leaves the result of the most parts in work. */
  private void extrapolate(double[] values, boolean backward) {
    int n = values.length;
    Arrays.fill(extrapolated, 0.0);
    for (int m = 0; m < parts.length; m++) {
      System.arraycopy(values, 0, work, 0, n);
      for (int k = 0; k <= m; k++) {
        if (backward) {
          parts[m].backward(work);
        } else {
          parts[m].forward(work);
        }
      }
      for (int i = 0; i < n; i++) {
        extrapolated[i] = Math.fma(WEIGHTS[m], work[i], extrapolated[i]);
      }
    }
  }
}
