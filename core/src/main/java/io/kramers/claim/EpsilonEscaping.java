package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.estimate.Interval;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.SecondMoment;
import io.kramers.theory.PearsonDiffusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Table 1's row of the epsilon-escaping time. */
public final class EpsilonEscaping implements Claim {
  private static final PearsonBasin BASIN = new PearsonBasin(3.0);
  private static final double TIME_STEP = 0.005;
  private static final double RADIUS = 1e6;

  /** The value of E x^2 whose first time is asked for. */
  public static final double EPSILON_SQUARED = 0.045;

  @Override
  public String title() {
    return "Power law: the epsilon-escaping time, as by Theorem 4";
  }

  @Override
  public String source() {
    return "Table 1, row 4; Theorem 4";
  }

  @Override
  public String howTested() {
    return "Eq. 7 with h = sigma = 1, rho = 3, eta = 0.1, epsilon^2 = 0.045 in each interpretation:"
        + " when the simulated E x^2 is epsilon^2";
  }

  private static long steps(Interpretation each) {
    return Math.round(
        BASIN.diffusion(each).epsilonEscapingTime(EPSILON_SQUARED).value() / TIME_STEP);
  }

  @Override
  public Cells cells(Effort effort) {
    return Cells.ofLaws(
        Arrays.stream(Interpretation.values())
            .map(
                each ->
                    BASIN.cell(
                        "epsilon-escaping",
                        each,
                        0.0,
                        TIME_STEP,
                        List.of(steps(each)),
                        RADIUS,
                        effort))
            .toList());
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    double printed =
        BASIN.diffusion(Interpretation.ISOTHERMAL).epsilonEscapingTime(EPSILON_SQUARED).value();
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      PearsonDiffusion diffusion = BASIN.diffusion(each);
      MomentsEstimate.Point last = LawNumbers.lastMoment(results.laws().get(each.ordinal()));
      SecondMoment moment = last.simulated();
      Interval interval = moment.interval().orElseThrow();
      double exact = diffusion.epsilonEscapingTime(EPSILON_SQUARED).value();
      measurements.add(
          new Measurement(
              "epsilon-escaping time",
              each.kind(),
              reached(each, moment.mean()),
              new Interval(reached(each, interval.upper()), reached(each, interval.lower())),
              moment.trials(),
              reached(each, last.ofScheme().orElseThrow()),
              exact,
              Measurement.number(printed),
              exact,
              0.0));
    }
    return Verdict.of(
        measurements,
        "-ln(1 - r epsilon^2/(eta sigma))/r, r = 2 h - (1 + 2 alpha) eta rho",
        "For small epsilon it is epsilon^2/(eta sigma) in every interpretation, and it depends on"
            + " curvature and not on the barrier. As printed is the isothermal form.");
  }

  /** When epsilon^2 is reached if E x^2 is this at the recorded time, by its exact slope there. */
  private static double reached(Interpretation each, double moment) {
    double t = steps(each) * TIME_STEP;
    PearsonDiffusion diffusion = BASIN.diffusion(each);
    double slope = diffusion.learningRate() * Math.exp(-diffusion.relaxationRate() * t);
    return t + (EPSILON_SQUARED - moment) / slope;
  }
}
