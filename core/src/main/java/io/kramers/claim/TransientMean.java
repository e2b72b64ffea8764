package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.estimate.Interval;
import io.kramers.theory.PearsonDiffusion;
import java.util.ArrayList;
import java.util.List;

/** Proposition 2's mean at time t. */
final class TransientMean implements Claim {
  private static final PearsonBasin BASIN = new PearsonBasin(5.0);
  private static final double TIME_STEP = 0.01;
  private static final long STEPS = 100;
  private static final double RADIUS = 1e6;

  @Override
  public String title() {
    return "The mean at time t is x0 exp(-h t)";
  }

  @Override
  public String source() {
    return "Proposition 2";
  }

  @Override
  public String howTested() {
    return "Eq. 7 with h = sigma = 1, rho = 5, eta = 0.1 from x0 = 1 to t = 1 in each"
        + " interpretation";
  }

  @Override
  public Cells cells(Effort effort) {
    return BASIN.cells("mean", 1.0, TIME_STEP, List.of(STEPS), RADIUS, effort);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      Results.Law law = results.laws().get(each.ordinal());
      PearsonDiffusion diffusion = BASIN.diffusion(each);
      double t = STEPS * TIME_STEP;
      double mean = LawNumbers.mean(law, 0);
      double spread = Math.sqrt(LawNumbers.secondMoment(law, 0).mean() - mean * mean);
      long trials = law.tally().trials();
      Interval interval = Intervals.around(mean, spread / Math.sqrt(trials), effort);
      double bins = LawNumbers.binError(law, 0);
      double pull = 1.0 - each.alpha() * diffusion.kappa();
      measurements.add(
          new Measurement(
              "mean at t = 1",
              each.kind(),
              mean,
              new Interval(interval.lower() - bins, interval.upper() + bins),
              trials,
              Math.pow(1.0 - pull * TIME_STEP, STEPS),
              diffusion.mean(1.0, t),
              Measurement.number(diffusion.meanAsPrinted(1.0, t)),
              diffusion.mean(1.0, t),
              0.0));
    }
    return Verdict.of(
        measurements,
        "x0 exp(-(h - alpha eta rho) t)",
        "So the printed mean and the printed stationary density belong to different"
            + " interpretations.");
  }
}
