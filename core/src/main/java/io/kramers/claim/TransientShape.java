package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.theory.PearsonDiffusion;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/** Proposition 2's density at time t. */
final class TransientShape implements Claim {
  private static final PearsonBasin BASIN = new PearsonBasin(5.0);
  private static final double TIME_STEP = 0.005;
  private static final long STEPS = 40;
  private static final double RADIUS = 100.0;
  private static final double DEVIATIONS = 3.0;

  @Override
  public String title() {
    return "The density at any time t is a q-Gaussian with exponent -1/kappa";
  }

  @Override
  public String source() {
    return "Proposition 2";
  }

  @Override
  public String howTested() {
    return "Eq. 7 with h = sigma = 1, rho = 5, eta = 0.1 from w* to t = 0.2: the probability of more"
        + " than about 3 standard deviations against that q-Gaussian of the same variance";
  }

  private static double far(Interpretation each) {
    double variance = BASIN.diffusion(each).secondMoment(0.0, STEPS * TIME_STEP).value();
    return LawNumbers.edge(DEVIATIONS * Math.sqrt(variance));
  }

  @Override
  public Cells cells(Effort effort) {
    return BASIN.cells("shape", 0.0, TIME_STEP, List.of(STEPS), RADIUS, effort);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      Results.Law law = results.laws().get(each.ordinal());
      double far = far(each);
      PearsonDiffusion diffusion = BASIN.diffusion(each);
      double deviation = Math.sqrt(diffusion.secondMoment(0.0, STEPS * TIME_STEP).value());
      double freedom = diffusion.densityExponentAsPrinted() - 1.0;
      double scale = deviation * Math.sqrt((freedom - 2.0) / freedom);
      double printed = 2.0 * TDistribution.of(freedom).survivalProbability(far / scale);
      long count = LawNumbers.beyond(law, 0, far);
      long trials = law.tally().trials();
      double chain = LawNumbers.chainBeyond(law, 0, far);
      measurements.add(
          new Measurement(
              "P(|x| > " + far + ") at t = 0.2",
              each.kind(),
              (double) count / trials,
              LawNumbers.probability(count, trials, effort),
              trials,
              chain,
              chain,
              Measurement.number(printed),
              Double.NaN,
              0.0));
    }
    return Verdict.of(
        measurements,
        "no closed form: the Fokker-Planck equation of the Pearson diffusion, linear",
        "At first the density is a normal one and its tails grow with time; the Tsallis-Bukman"
            + " equation, whose solution is printed, is nonlinear. The exact value here is the"
            + " chain's with dt = 0.005.");
  }
}
