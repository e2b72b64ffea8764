package io.kramers.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/** Something that is drawn into a chart. */
interface ChartLayer {
  /** What the legend calls it; empty for no entry there. */
  String name();

  /** All its places along the axis across, which shows them if it has no range of its own. */
  DoubleStream across();

  /** The same for the axis upwards. */
  DoubleStream upwards();

  /**
   * Draws it.
   *
   * @param plot has its axes
   * @param index of a dataset that is free
   */
  void addTo(XYPlot plot, int index);

  /** Its entry in the legend. */
  LegendItem legendItem();

  /** Colours by number, again from the first after the last. */
  static Color colour(int number) {
    List<Color> colours =
        List.of(
            PlotStyle.BLUE,
            PlotStyle.VERMILLION,
            PlotStyle.GREEN,
            PlotStyle.PURPLE,
            PlotStyle.ORANGE,
            PlotStyle.SKY_BLUE,
            PlotStyle.BLACK);
    return colours.get(number % colours.size());
  }

  /** Shapes of points by number, again from the first after the last. */
  static Shape shape(int number) {
    List<Shape> shapes =
        List.of(
            PlotStyle.disc(4.5), PlotStyle.square(4), PlotStyle.triangle(6), PlotStyle.diamond(6));
    return shapes.get(number % shapes.size());
  }

  /** A line without gaps, or one of dashes. */
  static BasicStroke stroke(boolean dashed) {
    return dashed ? PlotStyle.dashed(0.7f) : PlotStyle.LINE;
  }
}
