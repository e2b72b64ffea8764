package io.kramers.report;

import io.kramers.escape.Estimate;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;

/** How success rates stand on their axis: from 0 to 1, or by their logarithms. */
final class FigureRateAxis {
  private static final String LABEL = "success rate";
  private static final double ROOM = 0.025;

  private final double floor;

  private FigureRateAxis(double floor) {
    this.floor = floor;
  }

  /** From 0 to 1. */
  static FigureRateAxis linear() {
    return new FigureRateAxis(0.0);
  }

  /** Logarithmic, from a decade below one escape in the most trials that a cell has. */
  static FigureRateAxis logarithmic(List<Estimate> estimates) {
    long most = estimates.stream().mapToLong(estimate -> estimate.tally().trials()).max().orElse(1);
    return new FigureRateAxis(Math.pow(10.0, -Math.ceil(Math.log10(most)) - 1.0));
  }

  private boolean isLogarithmic() {
    return floor > 0;
  }

  /** Whether a rate has a place: 0 has none on a logarithmic axis. */
  boolean shows(double rate) {
    return rate > floor || !isLogarithmic();
  }

  /** The rate, or NaN, which draws no point, where it has no place; its interval is still drawn. */
  double shown(double rate) {
    return shows(rate) ? rate : Double.NaN;
  }

  /** The rate, or the axis' lower end where it lies below. */
  double lowest(double rate) {
    return Math.max(rate, floor);
  }

  /** A new axis. */
  ValueAxis axis() {
    if (!isLogarithmic()) {
      NumberAxis axis = PlotStyle.axis(LABEL, -ROOM, 1.0 + ROOM);
      axis.setTickUnit(new NumberTickUnit(0.2));
      return axis;
    }
    LogAxis axis = PlotStyle.styled(new LogAxis(LABEL));
    axis.setRange(floor, 2.0);
    axis.setTickUnit(new NumberTickUnit(1.0));
    axis.setNumberFormatOverride(PlotStyle.plainNumbers());
    return axis;
  }
}
