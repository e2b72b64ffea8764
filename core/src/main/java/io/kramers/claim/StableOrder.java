package io.kramers.claim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Table 1's alpha-stable row: width and height. */
public final class StableOrder implements Claim {
  /** What the ids of cells of growing width begin with. */
  public static final String WIDTH_ID = "alpha-stable, dL = 0.5,";

  private static final double SCALE = 0.1;
  private static final List<StableWell> WIDTHS =
      List.of(
          new StableWell(0.5, 1.0, SCALE),
          new StableWell(0.5, 1.5, SCALE),
          new StableWell(0.5, 2.0, SCALE));
  private static final List<StableWell> HEIGHTS =
      List.of(
          new StableWell(0.5, 1.0, SCALE),
          new StableWell(1.0, 1.0, SCALE),
          new StableWell(2.0, 1.0, SCALE));
  private static final double TOLERANCE = 0.15;

  @Override
  public String title() {
    return "Alpha-stable: the time grows as width^alpha, whatever the height";
  }

  @Override
  public String source() {
    return "Table 1, row 2";
  }

  @Override
  public String howTested() {
    return "alpha = 1.5, eps = 0.1 in harmonic basins left at -a and a: the exponent of the width a"
        + " = 1, 1.5, 2 at dL = 0.5, and of the height dL = 0.5, 1, 2 at a = 1; for small eps, to"
        + " within 0.15";
  }

  @Override
  public Cells cells(Effort effort) {
    return Cells.ofExitTimes(
        Stream.concat(WIDTHS.stream(), HEIGHTS.stream()).map(each -> each.cell(effort)).toList());
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    int n = WIDTHS.size();
    double[] ones = new double[n];
    Arrays.fill(ones, 1.0);
    return Verdict.of(
        List.of(
            Intervals.slope(
                "exponent of the width",
                "",
                results.exitTimes().subList(0, n),
                WIDTHS.stream().mapToDouble(each -> Math.log(each.width())).toArray(),
                ones,
                effort,
                Measurement.number(StableWell.ALPHA),
                StableWell.ALPHA,
                TOLERANCE),
            Intervals.slope(
                "exponent of the height",
                "",
                results.exitTimes().subList(n, n + HEIGHTS.size()),
                HEIGHTS.stream().mapToDouble(each -> Math.log(each.height())).toArray(),
                ones,
                effort,
                Measurement.number(0.0),
                0.0,
                TOLERANCE)),
        "alpha (a/eps)^alpha/(2 c)",
        "The process jumps over the barrier.");
  }
}
