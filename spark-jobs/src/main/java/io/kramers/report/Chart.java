package io.kramers.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;

/**
 * A chart of lines, points, bands and reference lines. What is added later is drawn over what came
 * before. Colours go by number, from 0; what belongs together has the same.
 *
 * @param title stands above it
 * @param subtitle smaller, below the title; may be empty
 * @param across the axis to the right
 * @param upwards the axis upwards
 * @param layers in the order in which they are drawn
 */
record Chart(
    String title, String subtitle, ChartAxis across, ChartAxis upwards, List<ChartLayer> layers) {
  /** Unmodifiable. */
  Chart {
    layers = List.copyOf(layers);
  }

  /** An empty chart. */
  Chart(String title, ChartAxis across, ChartAxis upwards) {
    this(title, "", across, upwards, List.of());
  }

  /** This chart with a line below its title. */
  Chart subtitle(String text) {
    return new Chart(title, text, across, upwards, layers);
  }

  /** Adds a line through points; a y that is not finite is a gap. */
  Chart line(String name, int colour, double[] x, double[] y) {
    return with(new ChartLine(name, colour, false, x, y));
  }

  /** Adds a line of dashes. */
  Chart dashed(String name, int colour, double[] x, double[] y) {
    return with(new ChartLine(name, colour, true, x, y));
  }

  /** Adds points. */
  Chart points(String name, int colour, double[] x, double[] y) {
    return points(name, colour, x, y, y, y);
  }

  /** Adds points with error bars from low to high. */
  Chart points(String name, int colour, double[] x, double[] y, double[] low, double[] high) {
    return with(new ChartPoints(name, colour, x, y, low, high));
  }

  /** Adds the area between two lines. */
  Chart band(String name, int colour, double[] x, double[] low, double[] high) {
    return with(new ChartBand(name, colour, x, low, high));
  }

  /** Adds an upright reference line at a place. */
  Chart upright(String name, int colour, double x) {
    return with(new ChartReference(name, colour, true, x));
  }

  /** Adds a level reference line at a height. */
  Chart level(String name, int colour, double y) {
    return with(new ChartReference(name, colour, false, y));
  }

  private Chart with(ChartLayer layer) {
    List<ChartLayer> all = new ArrayList<>(layers);
    all.add(layer);
    return new Chart(title, subtitle, across, upwards, all);
  }

  /** The chart as a drawing of its own; more than one stand side by side in {@link #drawing}. */
  PlotDrawing drawing(String id) {
    return drawing(id, 1, List.of(this));
  }

  /**
   * Charts side by side.
   *
   * @param id distinguishes the drawing from others on one page
   * @param columns charts a row
   */
  static PlotDrawing drawing(String id, int columns, List<Chart> charts) {
    return new PlotDrawing(id, charts.stream().map(Chart::draw).toList(), columns);
  }

  private JFreeChart draw() {
    XYPlot plot =
        new XYPlot(
            null, across.of(all(ChartLayer::across)), upwards.of(all(ChartLayer::upwards)), null);
    JFreeChart chart = PlotStyle.chart(title, plot);
    LegendItemCollection legend = new LegendItemCollection();
    int drawn = 0;
    for (ChartLayer layer : layers) {
      layer.addTo(plot, drawn);
      // The chart draws reference lines together with the first layer of data.
      drawn += layer instanceof ChartReference ? 0 : 1;
      if (!layer.name().isEmpty()) {
        legend.add(layer.legendItem());
      }
    }
    if (!subtitle.isEmpty()) {
      PlotStyle.addSubtitle(chart, subtitle);
    }
    plot.setFixedLegendItems(PlotStyle.shortened(legend));
    PlotStyle.addLegend(chart);
    return chart;
  }

  private double[] all(Function<ChartLayer, DoubleStream> values) {
    return layers.stream().map(values).flatMapToDouble(each -> each).toArray();
  }
}
