package io.kramers.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Points with error bars.
 *
 * @param name what the legend calls them; empty for no entry there
 * @param colour number of a colour and of a shape
 * @param x as many as the others
 * @param y what is not finite, or has no place on the axis, is not drawn; its bar is
 * @param low lower ends of the bars; y for none
 * @param high upper ends
 */
record ChartPoints(String name, int colour, double[] x, double[] y, double[] low, double[] high)
    implements ChartLayer {
  private static final double CAP_LENGTH = 5;

  @Override
  public DoubleStream across() {
    return Arrays.stream(x);
  }

  @Override
  public DoubleStream upwards() {
    return DoubleStream.concat(
        Arrays.stream(y), DoubleStream.concat(Arrays.stream(low), Arrays.stream(high)));
  }

  @Override
  public void addTo(XYPlot plot, int index) {
    XYIntervalSeries series = new XYIntervalSeries(index, false, true);
    for (int i = 0; i < x.length; i++) {
      double place = ChartAxis.shown(x[i], plot.getDomainAxis());
      if (!Double.isNaN(place)) {
        series.add(
            place,
            place,
            place,
            ChartAxis.shown(y[i], plot.getRangeAxis()),
            ChartAxis.clamped(low[i], plot.getRangeAxis()),
            ChartAxis.clamped(high[i], plot.getRangeAxis()));
      }
    }
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setCapLength(CAP_LENGTH);
    renderer.setErrorStroke(PlotStyle.THIN);
    renderer.setSeriesPaint(0, ChartLayer.colour(colour));
    renderer.setSeriesShape(0, ChartLayer.shape(colour));
    XYIntervalSeriesCollection dataset = new XYIntervalSeriesCollection();
    dataset.addSeries(series);
    plot.setDataset(index, dataset);
    plot.setRenderer(index, renderer);
  }

  @Override
  public LegendItem legendItem() {
    return PlotStyle.pointItem(
        name, ChartLayer.shape(colour), ChartLayer.colour(colour), ChartLayer.colour(colour), null);
  }
}
