package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import java.util.List;

/** Theorem 6's limit for mu -> 0. */
final class WithoutStateDependence implements Claim {
  private static final Eq10 WELL = new Eq10(1.0, 1.0, 0.1, 0.0, 1);
  private static final Eq10 NEARLY = new Eq10(1.0, 1.0, 0.1, 0.02, 1);
  private static final double TIME_STEP = 0.05;

  @Override
  public String title() {
    return "For mu -> 0 Eq. 11 becomes 2 pi exp(dL/(eta sigma))/sqrt(H_a |H_b|)";
  }

  @Override
  public String source() {
    return "Theorem 6, limit mu -> 0";
  }

  @Override
  public String howTested() {
    return "The double well with eta = 0.1, sigma = 1, from -1 to 1 with mu = 0 and mu = 0.02;"
        + " asymptotic forms to within 15 %";
  }

  @Override
  public Cells cells(Effort effort) {
    return Cells.ofExitTimes(
        List.of(
            WELL.toOtherMinimum("Langevin a to c", Interpretation.ITO, TIME_STEP, effort),
            NEARLY.toOtherMinimum("mu = 0.02 a to c", Interpretation.ITO, TIME_STEP, effort)));
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    double printed = WELL.asymptotics().withoutStateDependenceAsPrinted();
    return Verdict.of(
        List.of(
            Intervals.mean(
                "mean time a to c, mu = 0",
                "",
                results.exitTimes().get(0),
                printed,
                2.0 * WELL.asymptotics().withoutStateDependence(),
                MeanFirstPassage.TOLERANCE),
            Intervals.mean(
                "mean time a to c, mu = 0.02",
                "",
                results.exitTimes().get(1),
                printed,
                2.0 * WELL.asymptotics().withoutStateDependence(),
                MeanFirstPassage.TOLERANCE)),
        "2 pi exp(2 dL/(eta sigma))/sqrt(H_a |H_b|)",
        "u_b^(2/(eta mu)) tends to exp(2 dL/(eta sigma)): the factor 2 is missing.");
  }
}
