package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Theorem 6 as a statement on Definition 5's mean first passage time. */
public final class MeanFirstPassage implements Claim {
  static final Eq10 WELL = new Eq10(1.0, 1.0, 0.08, 2.0, 1);
  static final double TIME_STEP = 0.05;

  /** How far off the right asymptotic forms are at this temperature, relatively. */
  static final double TOLERANCE = 0.15;

  @Override
  public String title() {
    return "Eq. 11 is the mean first passage time from minimum a to barrier b";
  }

  @Override
  public String source() {
    return "Theorem 6, Eq. 11; Definition 5";
  }

  @Override
  public String howTested() {
    return "Eq. 10 in the double well (w^2 - 1)^2/4 with sigma = 1, mu = 2, eta = 0.08 from -1 to 0"
        + " in each interpretation; asymptotic forms to within 15 %";
  }

  @Override
  public Cells cells(Effort effort) {
    return Cells.ofExitTimes(
        Arrays.stream(Interpretation.values())
            .map(each -> WELL.toBarrier("power law a to b", each, TIME_STEP, effort))
            .toList());
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      measurements.add(
          0,
          Intervals.mean(
              "mean time a to b",
              each.kind(),
              results.exitTimes().get(each.ordinal()),
              WELL.asymptotics().equation11AsPrinted(),
              WELL.asymptotics().meanFirstPassage(each),
              TOLERANCE));
    }
    return Verdict.of(
        measurements,
        "pi u_b^(1/kappa + 1/2 - alpha)/((1 + kappa (1/2 - alpha)) sqrt(H_a |H_b|))",
        "Eq. 11 is the inverse of the isothermal Kramers rate, twice the mean first passage time:"
            + " from the barrier half of the paths return.");
  }
}
