package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.theory.FirstPassage;
import java.util.ArrayList;
import java.util.List;

/** Theorem 10 in several dimensions. */
final class SeveralSaddles implements Claim {
  private static final double TIME_STEP = 0.05;
  private static final List<Interpretation> READINGS =
      List.of(Interpretation.ISOTHERMAL, Interpretation.ITO);
  private static final int[] DIMENSIONS = {2, 3};

  private static Eq10 well(int dimension) {
    return new Eq10(1.0, 1.0, 0.08, 2.0, dimension);
  }

  @Override
  public String title() {
    return "In d dimensions the mean escape time is that over one saddle";
  }

  @Override
  public String source() {
    return "Theorem 10, Eq. 22";
  }

  @Override
  public String howTested() {
    return "The double well of Theorem 6's row in each of 2 and 3 coordinates, exit when any passes"
        + " the barrier; the exact value in continuous time is the 1-D one by d, to within 15 %";
  }

  @Override
  public Cells cells(Effort effort) {
    List<ExitTimeCell> cells = new ArrayList<>();
    for (Interpretation each : READINGS) {
      for (int dimension : DIMENSIONS) {
        String id = "power law in " + dimension + " dimensions";
        cells.add(well(dimension).toBarrier(id, each, TIME_STEP, effort));
      }
    }
    return Cells.ofExitTimes(cells);
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    List<Measurement> measurements = new ArrayList<>();
    int next = 0;
    for (Interpretation each : READINGS) {
      for (int dimension : DIMENSIONS) {
        Results.ExitTime time = results.exitTimes().get(next++);
        ExitTimeCell cell = time.estimate().cell();
        double one = FirstPassage.mean(cell.process().along(0), -1.0, 0.0).value();
        measurements.add(
            Intervals.mean(
                "mean time in " + dimension + " dimensions",
                each.kind(),
                time,
                well(dimension).asymptotics().equation22AsPrinted(),
                one / dimension,
                MeanFirstPassage.TOLERANCE));
      }
    }
    return Verdict.of(
        measurements,
        "rates add over saddles: with m equal ones 1/m of the 1-D time",
        "For separable losses the other coordinates have no part in the exponent, as the paper"
            + " says; h_be needs |h_be|, and Eq. 22, as Eq. 11, is the inverse isothermal rate. Exact"
            + " is the chain's value with its time step.");
  }
}
