package io.kramers.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with ticks at 1, 2 and 5 times powers of ten, at powers of ten alone where it
 * spans more than two of them, and at every second, third, ... where it spans many.
 */
final class ChartLogAxis extends LogAxis {
  private static final long serialVersionUID = 1L;
  private static final double FEW_DECADES = 2.0;
  private static final int MOST_LABELS = 8;

  /** A tick may lie beyond the end of the range by a rounding. */
  private static final double ROUNDING = 1e-9;

  ChartLogAxis(String label) {
    super(label);
  }

  /** The ticks of the range, ascending. */
  List<Double> ticks() {
    double low = getLowerBound() * (1 - ROUNDING);
    double high = getUpperBound() * (1 + ROUNDING);
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    boolean few = Math.log10(high / low) <= FEW_DECADES + ROUNDING;
    int stride = few ? 1 : (last - first + MOST_LABELS - 1) / MOST_LABELS;
    List<Double> ticks = new ArrayList<>();
    for (int decade = stride * Math.floorDiv(first, stride); decade <= last; decade += stride) {
      for (int factor : few ? new int[] {1, 2, 5} : new int[] {1}) {
        double tick = RoundNumbers.of(factor, decade);
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return ticks().stream()
        .map(
            tick ->
                new NumberTick(tick, ReportNumbers.parameter(tick), anchor, TextAnchor.CENTER, 0.0))
        .toList();
  }

  @Override
  protected void selectAutoTickUnit(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
    // Ticks need no unit.
  }
}
