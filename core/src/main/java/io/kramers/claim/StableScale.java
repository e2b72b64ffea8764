package io.kramers.claim;

import io.kramers.theory.EscapeOrders;
import java.util.List;
import java.util.stream.Stream;

/** Table 1's alpha-stable row: what it leaves out. */
final class StableScale implements Claim {
  private static final List<StableWell> SCALES =
      List.of(
          new StableWell(1.0, 1.0, 0.1),
          new StableWell(1.0, 1.0, 0.07),
          new StableWell(1.0, 1.0, 0.05));
  private static final double TOLERANCE = 0.15;

  @Override
  public String title() {
    return "Alpha-stable: the noise's scale does not enter";
  }

  @Override
  public String source() {
    return "Table 1, row 2";
  }

  @Override
  public String howTested() {
    return "alpha = 1.5, dL = 1, a = 1: the exponent of eps = 0.1, 0.07, 0.05, to within 0.15, and"
        + " the mean time at eps = 0.05, to within 15 %";
  }

  @Override
  public Cells cells(Effort effort) {
    return Cells.ofExitTimes(SCALES.stream().map(each -> each.cell(effort)).toList());
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    StableWell last = SCALES.get(SCALES.size() - 1);
    return Verdict.of(
        List.of(
            Intervals.slope(
                "exponent of eps",
                "",
                results.exitTimes(),
                SCALES.stream().mapToDouble(each -> Math.log(each.scale())).toArray(),
                Stream.generate(() -> 1.0).limit(SCALES.size()).mapToDouble(one -> one).toArray(),
                effort,
                Measurement.number(0.0),
                -StableWell.ALPHA,
                TOLERANCE),
            Intervals.mean(
                "mean time at eps = 0.05",
                "",
                results.exitTimes().get(SCALES.size() - 1),
                EscapeOrders.alphaStableAsPrinted(last.width(), StableWell.ALPHA),
                last.meanTime(),
                MeanFirstPassage.TOLERANCE)),
        "alpha (a/eps)^alpha/(2 c), c = Gamma(1 + alpha) sin(pi alpha/2)/pi",
        "eps^-alpha and the driver's normalisation are missing.");
  }
}
