package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.law.MomentsCell;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.SecondMoment;
import java.util.ArrayList;
import java.util.List;

/** How E x^2 begins. */
public final class SmallTimes implements Claim {
  private static final PearsonBasin BASIN = new PearsonBasin(3.0);
  private static final double TIME_STEP = 2e-4;
  private static final long STEPS = 50;
  private static final int LOOKS = 15;
  private static final double RADIUS = 1e6;

  /** r t / 2 is at most 0.0085. */
  private static final double TOLERANCE = 0.01;

  @Override
  public String title() {
    return "At first E x^2 grows in proportion to time";
  }

  @Override
  public String source() {
    return "Theorem 4, small t";
  }

  @Override
  public String howTested() {
    return "Eq. 7 with h = sigma = 1, rho = 3, eta = 0.1 from w* to t = 0.01: E x^2 against"
        + " eta sigma t, to within 1 %";
  }

  @Override
  public Cells cells(Effort effort) {
    return BASIN.cells(
        "Theorem 4 at small times, kappa = 0.3",
        0.0,
        TIME_STEP,
        MomentsCell.logarithmicSteps(STEPS, LOOKS),
        RADIUS,
        effort);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    double t = STEPS * TIME_STEP;
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      MomentsEstimate.Point last = LawNumbers.lastMoment(results.laws().get(each.ordinal()));
      SecondMoment moment = last.simulated();
      double small = BASIN.diffusion(each).secondMomentForSmallTimes(t);
      measurements.add(
          new Measurement(
              "E x^2 at t = 0.01",
              each.kind(),
              moment.mean(),
              moment.interval().orElseThrow(),
              moment.trials(),
              last.ofScheme().orElseThrow(),
              last.exact().orElseThrow(),
              Measurement.number(small),
              small,
              TOLERANCE * small));
    }
    return Verdict.of(
        measurements, "eta sigma t", "E x^2 = eta sigma t + ..., in every interpretation.");
  }
}
