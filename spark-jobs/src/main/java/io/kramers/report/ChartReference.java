package io.kramers.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * A dashed line across the whole chart, behind the rest.
 *
 * @param name what the legend calls it; empty for no entry there
 * @param colour number of a colour
 * @param upright at a place of the axis across; else level, at a height
 * @param at the place or height
 */
record ChartReference(String name, int colour, boolean upright, double at) implements ChartLayer {
  @Override
  public DoubleStream across() {
    return upright ? DoubleStream.of(at) : DoubleStream.empty();
  }

  @Override
  public DoubleStream upwards() {
    return upright ? DoubleStream.empty() : DoubleStream.of(at);
  }

  @Override
  public void addTo(XYPlot plot, int index) {
    double shown = ChartAxis.shown(at, upright ? plot.getDomainAxis() : plot.getRangeAxis());
    if (!Double.isNaN(shown)) {
      ValueMarker marker = new ValueMarker(shown, paint(), stroke());
      if (upright) {
        plot.addDomainMarker(marker, Layer.BACKGROUND);
      } else {
        plot.addRangeMarker(marker, Layer.BACKGROUND);
      }
    }
  }

  private Color paint() {
    return ChartLayer.colour(colour);
  }

  private static BasicStroke stroke() {
    return ChartLayer.stroke(true);
  }

  @Override
  public LegendItem legendItem() {
    return upright
        ? PlotStyle.uprightLineItem(name, paint(), stroke())
        : PlotStyle.pointItem(name, PlotStyle.disc(0), paint(), paint(), stroke());
  }
}
