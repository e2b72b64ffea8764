package io.kramers.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A line through points.
 *
 * @param name what the legend calls it; empty for no entry there
 * @param colour number of a colour
 * @param dashed whether it is drawn in dashes
 * @param x as many as y
 * @param y what is not finite, or has no place on the axis, is a gap
 */
record ChartLine(String name, int colour, boolean dashed, double[] x, double[] y)
    implements ChartLayer {
  @Override
  public DoubleStream across() {
    return Arrays.stream(x);
  }

  @Override
  public DoubleStream upwards() {
    return Arrays.stream(y);
  }

  @Override
  public void addTo(XYPlot plot, int index) {
    XYSeries series = new XYSeries(index, false);
    for (int i = 0; i < x.length; i++) {
      double place = ChartAxis.shown(x[i], plot.getDomainAxis());
      double height = ChartAxis.shown(y[i], plot.getRangeAxis());
      series.add(place, Double.isNaN(place) ? Double.NaN : height);
    }
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesPaint(0, ChartLayer.colour(colour));
    renderer.setSeriesStroke(0, ChartLayer.stroke(dashed));
    renderer.setDrawSeriesLineAsPath(true);
    plot.setDataset(index, new XYSeriesCollection(series));
    plot.setRenderer(index, renderer);
  }

  @Override
  public LegendItem legendItem() {
    return PlotStyle.pointItem(
        name,
        PlotStyle.disc(0),
        ChartLayer.colour(colour),
        ChartLayer.colour(colour),
        ChartLayer.stroke(dashed));
  }
}
