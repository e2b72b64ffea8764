package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.theory.EscapeOrders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Table 1's power-law row. */
public final class PowerLawOrder implements Claim {
  private static final double RATE = 0.1;
  private static final double MU = 4.0;
  private static final double TIME_STEP = 0.02;
  private static final double[] FACTORS = {0.8, 1.2, 1.6, 2.0};
  private static final double TOLERANCE = 0.2;

  /** What the ids of its cells begin with. */
  public static final String ID = "power law, heights";

  @Override
  public String title() {
    return "Power law: the time grows as (1 + mu dL/sigma)^(2/(eta mu) - 1/2)";
  }

  @Override
  public String source() {
    return "Table 1, row 3";
  }

  @Override
  public String howTested() {
    return "Double wells with dL = 0.2, 0.3, 0.4, 0.5, eta = 0.1, sigma = 1, mu = 4 in each"
        + " interpretation: the slope of ln(tau sqrt(H_a |H_b|)) in ln(1 + mu dL/sigma); asymptotic"
        + " to within 0.2";
  }

  @Override
  public Cells cells(Effort effort) {
    List<ExitTimeCell> cells = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      for (double factor : FACTORS) {
        cells.add(well(factor).toBarrier(ID, each, TIME_STEP, effort));
      }
    }
    return Cells.ofExitTimes(cells);
  }

  private static Eq10 well(double factor) {
    return new Eq10(factor, 1.0, RATE, MU, 1);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    double barrier = well(1.0).barrier();
    double growth = Math.log1p(MU * barrier);
    double printed = Math.log(EscapeOrders.powerLawAsPrinted(barrier, RATE, 1.0, MU)) / growth;
    int heights = FACTORS.length;
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      int first = each.ordinal() * heights;
      measurements.add(
          Intervals.slope(
              "exponent of 1 + mu dL/sigma",
              each.kind(),
              results.exitTimes().subList(first, first + heights),
              Arrays.stream(FACTORS).map(a -> Math.log1p(MU * well(a).barrier())).toArray(),
              Arrays.stream(FACTORS).map(a -> well(a).meanCurvature()).toArray(),
              effort,
              Measurement.number(printed),
              Math.log(EscapeOrders.powerLaw(barrier, RATE, 1.0, MU, each)) / growth,
              TOLERANCE));
    }
    return Verdict.of(
        measurements,
        "(1 + mu dL/sigma)^(2/(eta mu) + 1/2 - alpha)",
        "Polynomial in every interpretation, with another exponent in each.");
  }
}
