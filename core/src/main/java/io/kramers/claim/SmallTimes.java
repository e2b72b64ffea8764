package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.Scheme;
import io.kramers.law.SchemeMoments;
import io.kramers.law.SecondMoment;
import io.kramers.theory.PearsonDiffusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How E x^2 begins. */
final class SmallTimes implements Claim {
  private static final double RATE = 0.1;
  private static final double RHO = 3.0;
  private static final double TIME_STEP = 2e-4;
  private static final long STEPS = 50;
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
    return Cells.ofLaws(
        Arrays.stream(Interpretation.values())
            .map(
                each ->
                    Ensembles.law(
                        "small times " + each.kind(),
                        Ensembles.pearson(RATE, RHO, each, 0.0),
                        0.0,
                        TIME_STEP,
                        List.of(STEPS),
                        RADIUS,
                        effort.lawTrials(),
                        effort))
            .toList());
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    double t = STEPS * TIME_STEP;
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      PearsonDiffusion diffusion = new PearsonDiffusion(1.0, 1.0, RHO, RATE, each);
      SecondMoment moment = LawNumbers.secondMoment(results.laws().get(each.ordinal()), 0);
      double small = diffusion.secondMomentForSmallTimes(t);
      measurements.add(
          new Measurement(
              "E x^2 at t = 0.01",
              each.kind(),
              moment.mean(),
              moment.interval().orElseThrow(),
              moment.trials(),
              new SchemeMoments(diffusion, Scheme.EULER_MARUYAMA, TIME_STEP)
                  .secondMoment(0.0, STEPS),
              diffusion.secondMoment(0.0, t).value(),
              Measurement.number(small),
              small,
              TOLERANCE * small));
    }
    return Verdict.of(
        measurements, "eta sigma t", "E x^2 = eta sigma t + ..., in every interpretation.");
  }
}
