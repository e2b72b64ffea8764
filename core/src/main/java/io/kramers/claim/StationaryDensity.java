package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import java.util.ArrayList;
import java.util.List;

/** Proposition 2's density as the stationary one. */
public final class StationaryDensity implements Claim {
  private static final PearsonBasin BASIN = new PearsonBasin(5.0);
  private static final double TIME_STEP = 0.02;
  private static final long STEPS = 1000;
  private static final double RADIUS = 100.0;
  private static final double FAR = 1.0;

  @Override
  public String title() {
    return "The stationary density is (1 + rho x^2/sigma)^(-1/kappa)";
  }

  @Override
  public String source() {
    return "Proposition 2, Eq. 8";
  }

  @Override
  public String howTested() {
    return "Eq. 7 with h = sigma = 1, rho = 5, eta = 0.1 (kappa = 0.5) at t = 20: P(|x| > 1) in each"
        + " interpretation against Student's t of each";
  }

  @Override
  public Cells cells(Effort effort) {
    return BASIN.cells("power law, kappa = 0.5", 0.0, TIME_STEP, List.of(STEPS), RADIUS, effort);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    double printed = BASIN.diffusion(Interpretation.ISOTHERMAL).stationaryTail(FAR).value();
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      Results.Law law = results.laws().get(each.ordinal());
      long count = LawNumbers.beyond(law, 0, FAR);
      long trials = law.tally().trials();
      double exact = BASIN.diffusion(each).stationaryTail(FAR).value();
      measurements.add(
          new Measurement(
              "P(|x| > 1)",
              each.kind(),
              (double) count / trials,
              LawNumbers.probability(count, trials, effort),
              trials,
              LawNumbers.chainBeyond(law, 0, FAR),
              exact,
              Measurement.number(printed),
              exact,
              0.0));
    }
    return Verdict.of(
        measurements,
        "(1 + rho x^2/sigma)^-(1/kappa + 1 - alpha), Student's t with 2/kappa + 1 - 2 alpha degrees"
            + " of freedom",
        "The paper's Eq. 3, 7, 12 are Ito's, its Eq. 18 and this density isothermal.");
  }
}
