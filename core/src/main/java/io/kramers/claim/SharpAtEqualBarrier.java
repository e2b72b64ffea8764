package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitTimeCell;
import java.util.ArrayList;
import java.util.List;

/** Sharp and flat minima behind barriers of the same height. */
final class SharpAtEqualBarrier implements Claim {
  private static final double STRETCH = 1.5;
  private static final Eq10 SHARP = new Eq10(1.0, 1.0, 0.1, 4.0, 1);
  private static final Eq10 FLAT = new Eq10(1.0, STRETCH, 0.1, 4.0, 1);
  private static final double TIME_STEP = 0.02;

  @Override
  public String title() {
    return "Sharp minima are left faster than flat ones: at the same barrier";
  }

  @Override
  public String source() {
    return "Theorem 6, section 4";
  }

  @Override
  public String howTested() {
    return "The double well with eta = 0.1, sigma = 1, mu = 4 and the same stretched by 1.5, whose"
        + " curvatures are less by 2.25: the flat one's mean exit time by the sharp one's, claimed"
        + " to be above 1";
  }

  @Override
  public Cells cells(Effort effort) {
    List<ExitTimeCell> cells = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      cells.add(SHARP.toBarrier("sharp", each, TIME_STEP, effort));
      cells.add(FLAT.toBarrier("flat", each, TIME_STEP, effort));
    }
    return Cells.ofExitTimes(cells);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      Results.ExitTime sharp = results.exitTimes().get(2 * each.ordinal());
      Results.ExitTime flat = results.exitTimes().get(2 * each.ordinal() + 1);
      double ratio = flat.mean() / sharp.mean();
      double error = Math.hypot(flat.relativeError(), sharp.relativeError());
      Interval logarithm = Intervals.around(Math.log(ratio), error, effort);
      measurements.add(
          new Measurement(
              "flat time by sharp time",
              each.kind(),
              ratio,
              new Interval(Math.exp(logarithm.lower()), Math.exp(logarithm.upper())),
              sharp.trials() + flat.trials(),
              flat.chain() / sharp.chain(),
              flat.continuous() / sharp.continuous(),
              new Interval(1.0, Double.POSITIVE_INFINITY),
              STRETCH * STRETCH,
              0.0));
    }
    return Verdict.of(
        measurements,
        "the time is in proportion to 1/sqrt(H_a |H_b|) at the same barrier and noise",
        "At the same barrier curvature enters by the prefactor alone, as in Langevin dynamics.");
  }
}
