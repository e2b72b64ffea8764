package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.law.MomentsCell;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.SecondMoment;
import java.util.ArrayList;
import java.util.List;

/** Theorem 4's second moment. */
public final class SecondMomentCurve implements Claim {
  private static final PearsonBasin BASIN = new PearsonBasin(3.0);
  private static final double TIME_STEP = 0.01;
  private static final long STEPS = 100;
  private static final int LOOKS = 20;
  private static final double RADIUS = 1e6;

  @Override
  public String title() {
    return "E x^2 relaxes at 2 h - 3 eta rho, as kappa < 2/3 asks for";
  }

  @Override
  public String source() {
    return "Theorem 4, Theorem 9";
  }

  @Override
  public String howTested() {
    return "Eq. 7 with h = sigma = 1, rho = 3, eta = 0.1 (kappa = 0.3) from w* to t = 1 in each"
        + " interpretation";
  }

  @Override
  public Cells cells(Effort effort) {
    return BASIN.cells(
        "Theorem 4, kappa = 0.3",
        0.0,
        TIME_STEP,
        MomentsCell.logarithmicSteps(STEPS, LOOKS),
        RADIUS,
        effort);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    double t = STEPS * TIME_STEP;
    double printed = BASIN.diffusion(Interpretation.ISOTHERMAL).secondMoment(0.0, t).value();
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      MomentsEstimate.Point last = LawNumbers.lastMoment(results.laws().get(each.ordinal()));
      SecondMoment moment = last.simulated();
      double exact = last.exact().orElseThrow();
      measurements.add(
          new Measurement(
              "E x^2 at t = 1",
              each.kind(),
              moment.mean(),
              moment.interval().orElseThrow(),
              moment.trials(),
              last.ofScheme().orElseThrow(),
              exact,
              Measurement.number(printed),
              exact,
              0.0));
    }
    return Verdict.of(
        measurements,
        "E x^2 = x0^2 e^-rt + eta sigma (1 - e^-rt)/r, r = 2 h - (1 + 2 alpha) eta rho",
        "As printed is the right form in the interpretation of the printed condition; the printed"
            + " curve itself is wrong in all of them.");
  }
}
