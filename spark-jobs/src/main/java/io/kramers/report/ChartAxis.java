package io.kramers.report;

import io.kramers.estimate.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;

/**
 * An axis of a chart.
 *
 * @param label what it measures, and in which unit
 * @param logarithmic whether it shows logarithms; numbers that are not positive then have no place
 * @param range what it shows; where empty, all values with some room
 */
record ChartAxis(String label, boolean logarithmic, Optional<Interval> range) {
  private static final double ROOM = 0.04;

  /** More labels would run into each other. */
  private static final int MOST_STEPS = 9;

  /** A linear axis that shows all values. */
  static ChartAxis linear(String label) {
    return new ChartAxis(label, false, Optional.empty());
  }

  /** A linear axis from low to high. */
  static ChartAxis linear(String label, double low, double high) {
    return new ChartAxis(label, false, Optional.of(new Interval(low, high)));
  }

  /** A logarithmic axis that shows all positive values. */
  static ChartAxis logarithmic(String label) {
    return new ChartAxis(label, true, Optional.empty());
  }

  /** A logarithmic axis from low to high, both positive. */
  static ChartAxis logarithmic(String label, double low, double high) {
    return new ChartAxis(label, true, Optional.of(new Interval(low, high)));
  }

  /** The axis for some values. */
  ValueAxis of(double[] values) {
    Interval shown = range.orElseGet(() -> around(values));
    ValueAxis axis =
        PlotStyle.styled(logarithmic ? new ChartLogAxis(label) : new NumberAxis(label));
    axis.setRange(shown.lower(), shown.upper());
    if (axis instanceof NumberAxis number) {
      number.setNumberFormatOverride(PlotStyle.parameters());
      number.setTickUnit(
          new NumberTickUnit(RoundNumbers.above((shown.upper() - shown.lower()) / MOST_STEPS)));
    }
    return axis;
  }

  private Interval around(double[] values) {
    double[] sorted =
        Arrays.stream(values)
            .filter(value -> Double.isFinite(value) && (value > 0 || !logarithmic))
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return logarithmic ? new Interval(1.0, 10.0) : new Interval(0.0, 1.0);
    }
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    if (logarithmic) {
      return new Interval(RoundNumbers.below(low), RoundNumbers.above(high));
    }
    double size = high > low ? high - low : Math.abs(low);
    double room = size > 0 ? ROOM * size : 1.0;
    return new Interval(low - room, high + room);
  }

  /** The value, or NaN, which draws nothing, where it has no place on the axis. */
  static double shown(double value, ValueAxis axis) {
    boolean placed = Double.isFinite(value) && (value > 0 || !(axis instanceof LogAxis));
    return placed ? value : Double.NaN;
  }

  /** The value, or the end of the axis that it lies beyond. */
  static double clamped(double value, ValueAxis axis) {
    return Math.min(Math.max(value, axis.getLowerBound()), axis.getUpperBound());
  }
}
