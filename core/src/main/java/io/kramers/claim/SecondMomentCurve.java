package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.Scheme;
import io.kramers.law.SchemeMoments;
import io.kramers.law.SecondMoment;
import io.kramers.theory.PearsonDiffusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Theorem 4's second moment. */
final class SecondMomentCurve implements Claim {
  private static final double RATE = 0.1;
  private static final double RHO = 3.0;
  private static final double TIME_STEP = 0.01;
  private static final long STEPS = 100;
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
    return Cells.ofLaws(
        Arrays.stream(Interpretation.values())
            .map(
                each ->
                    Ensembles.law(
                        "second moment " + each.kind(),
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
    double printed =
        new PearsonDiffusion(1.0, 1.0, RHO, RATE, Interpretation.ISOTHERMAL)
            .secondMoment(0.0, t)
            .value();
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      PearsonDiffusion diffusion = new PearsonDiffusion(1.0, 1.0, RHO, RATE, each);
      SecondMoment moment = LawNumbers.secondMoment(results.laws().get(each.ordinal()), 0);
      double exact = diffusion.secondMoment(0.0, t).value();
      measurements.add(
          new Measurement(
              "E x^2 at t = 1",
              each.kind(),
              moment.mean(),
              moment.interval().orElseThrow(),
              moment.trials(),
              new SchemeMoments(diffusion, Scheme.EULER_MARUYAMA, TIME_STEP)
                  .secondMoment(0.0, STEPS),
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
