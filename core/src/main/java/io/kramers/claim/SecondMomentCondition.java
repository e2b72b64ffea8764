package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.estimate.Interval;
import io.kramers.theory.PearsonDiffusion;
import java.util.ArrayList;
import java.util.List;

/** Theorem 4's condition. */
final class SecondMomentCondition implements Claim {
  private static final PearsonBasin BASIN = new PearsonBasin(8.0);
  private static final double TIME_STEP = 0.02;
  private static final long STEPS = 2000;
  private static final double RADIUS = 100.0;
  private static final double NEAR = 1.0;
  private static final double FAR = 2.0;

  @Override
  public String title() {
    return "There is a stationary second moment only if kappa < 2/3";
  }

  @Override
  public String source() {
    return "Theorem 4";
  }

  @Override
  public String howTested() {
    return "Eq. 7 with kappa = 0.8 at t = 40: the index log2 P(|x| > 1)/P(|x| > 2) of the tail, which"
        + " is above 2 where there is a second moment; as printed: that of the isothermal law, for"
        + " which the condition is right";
  }

  @Override
  public Cells cells(Effort effort) {
    return BASIN.cells("tail", 0.0, TIME_STEP, List.of(STEPS), RADIUS, effort);
  }

  private static double index(double ratio) {
    return -Math.log(ratio) / Math.log(FAR / NEAR);
  }

  private static double exact(Interpretation each) {
    PearsonDiffusion diffusion = BASIN.diffusion(each);
    return index(diffusion.stationaryTail(FAR).value() / diffusion.stationaryTail(NEAR).value());
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    List<Measurement> measurements = new ArrayList<>();
    double printed = exact(Interpretation.ISOTHERMAL);
    for (Interpretation each : Interpretation.values()) {
      Results.Law law = results.laws().get(each.ordinal());
      long near = LawNumbers.beyond(law, 0, NEAR);
      long far = LawNumbers.beyond(law, 0, FAR);
      Interval ratio = LawNumbers.probability(far, near, effort);
      measurements.add(
          new Measurement(
              "tail index",
              each.kind(),
              index((double) far / near),
              new Interval(index(ratio.upper()), index(ratio.lower())),
              law.tally().trials(),
              index(LawNumbers.chainBeyond(law, 0, FAR) / LawNumbers.chainBeyond(law, 0, NEAR)),
              exact(each),
              Measurement.number(printed),
              exact(each),
              0.0));
    }
    return Verdict.of(
        measurements,
        "kappa < 2/(1 + 2 alpha): 2 for Ito, 1 for Stratonovich, 2/3 for isothermal",
        "At kappa = 0.8 there is a second moment in Ito's and Stratonovich's reading.");
  }
}
