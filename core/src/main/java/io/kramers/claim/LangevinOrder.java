package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.theory.EscapeOrders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Table 1's Langevin row. */
public final class LangevinOrder implements Claim {
  private static final double RATE = 0.1;
  private static final double TIME_STEP = 0.05;
  private static final double[] FACTORS = {0.6, 0.8, 1.0, 1.2};
  private static final double[] WIDTHS = {1.0, 1.5, 2.0};
  private static final double TOLERANCE = 0.1;

  /** What the ids of cells of growing height begin with. */
  public static final String ID = "Langevin";

  @Override
  public String title() {
    return "Langevin: the time grows as exp(dL/(eta sigma)), whatever the width";
  }

  @Override
  public String source() {
    return "Table 1, row 1";
  }

  @Override
  public String howTested() {
    return "Double wells with dL = 0.15, 0.2, 0.25, 0.3 and with the widths 1, 1.5, 2 at dL = 0.2,"
        + " eta = 0.1, sigma = 1: the slope of ln(tau sqrt(H_a |H_b|)) in dL/(eta sigma) and in the"
        + " logarithm of the width; asymptotic to within 0.1";
  }

  @Override
  public Cells cells(Effort effort) {
    List<ExitTimeCell> cells = new ArrayList<>();
    for (double factor : FACTORS) {
      cells.add(well(factor, 1.0).toBarrier(ID, Interpretation.ITO, TIME_STEP, effort));
    }
    for (double width : WIDTHS) {
      String id = "width " + width;
      cells.add(well(0.8, width).toBarrier(id, Interpretation.ITO, TIME_STEP, effort));
    }
    return Cells.ofExitTimes(cells);
  }

  private static Eq10 well(double factor, double width) {
    return new Eq10(factor, width, RATE, 0.0, 1);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    int heights = FACTORS.length;
    return Verdict.of(
        List.of(
            Intervals.slope(
                "slope in dL/(eta sigma)",
                "",
                results.exitTimes().subList(0, heights),
                Arrays.stream(FACTORS).map(each -> well(each, 1.0).barrier() / RATE).toArray(),
                Arrays.stream(FACTORS).map(each -> well(each, 1.0).meanCurvature()).toArray(),
                effort,
                Measurement.number(Math.log(EscapeOrders.langevinAsPrinted(1.0, 1.0, 1.0))),
                Math.log(EscapeOrders.langevin(1.0, 1.0, 1.0)),
                TOLERANCE),
            Intervals.slope(
                "slope in ln width",
                "",
                results.exitTimes().subList(heights, heights + WIDTHS.length),
                Arrays.stream(WIDTHS).map(Math::log).toArray(),
                Arrays.stream(WIDTHS).map(each -> well(0.8, each).meanCurvature()).toArray(),
                effort,
                Measurement.number(0.0),
                0.0,
                TOLERANCE)),
        "exp(2 dL/(eta sigma))",
        "Exponential in the height and not in the width, as the table says; its exponent lacks the"
            + " factor 2.");
  }
}
