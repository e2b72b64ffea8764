package io.kramers.report;

import io.kramers.estimate.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.ValueAxis;

/** Charts that stand side by side. */
final class ChartRow {
  private static final double ROOM = 2.0;

  private ChartRow() {}

  /** The charts with one axis upwards, which shows the values of all. */
  static List<Chart> alike(List<Chart> charts) {
    if (charts.isEmpty()) {
      return charts;
    }
    double[] values =
        charts.stream()
            .flatMap(chart -> chart.layers().stream())
            .flatMapToDouble(ChartLayer::upwards)
            .toArray();
    ValueAxis all = charts.get(0).upwards().of(values);
    return upwards(charts, all.getLowerBound(), all.getUpperBound());
  }

  /** The charts with one logarithmic axis upwards, which shows the points of all, but not lines. */
  static List<Chart> points(List<Chart> charts) {
    double[] shown =
        charts.stream()
            .flatMap(chart -> chart.layers().stream())
            .filter(ChartPoints.class::isInstance)
            .flatMapToDouble(layer -> DoubleStream.of(((ChartPoints) layer).y()))
            .filter(y -> y > 0)
            .sorted()
            .toArray();
    return shown.length == 0
        ? charts
        : upwards(charts, shown[0] / ROOM, ROOM * shown[shown.length - 1]);
  }

  /** The charts with an axis upwards from low to high. */
  static List<Chart> upwards(List<Chart> charts, double low, double high) {
    return charts.stream()
        .map(
            chart ->
                new Chart(
                    chart.title(),
                    chart.subtitle(),
                    chart.across(),
                    new ChartAxis(
                        chart.upwards().label(),
                        chart.upwards().logarithmic(),
                        Optional.of(new Interval(low, high))),
                    chart.layers()))
        .toList();
  }
}
