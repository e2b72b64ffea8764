package io.kramers.report;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * The area between two lines.
 *
 * @param name what the legend calls it; empty for no entry there
 * @param colour number of a colour
 * @param x ascending, as many as the others
 * @param low the lower line
 * @param high the upper line
 */
record ChartBand(String name, int colour, double[] x, double[] low, double[] high)
    implements ChartLayer {
  @Override
  public DoubleStream across() {
    return Arrays.stream(x);
  }

  @Override
  public DoubleStream upwards() {
    return DoubleStream.concat(Arrays.stream(low), Arrays.stream(high));
  }

  @Override
  public void addTo(XYPlot plot, int index) {
    YIntervalSeries series = new YIntervalSeries(index, false, true);
    for (int i = 0; i < x.length; i++) {
      double place = ChartAxis.shown(x[i], plot.getDomainAxis());
      if (!Double.isNaN(place + low[i] + high[i])) {
        double lower = ChartAxis.clamped(low[i], plot.getRangeAxis());
        series.add(place, lower, lower, ChartAxis.clamped(high[i], plot.getRangeAxis()));
      }
    }
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(1f);
    renderer.setSeriesFillPaint(0, fill());
    YIntervalSeriesCollection dataset = new YIntervalSeriesCollection();
    dataset.addSeries(series);
    plot.setDataset(index, dataset);
    plot.setRenderer(index, renderer);
  }

  private Color fill() {
    return PlotStyle.translucent(ChartLayer.colour(colour));
  }

  @Override
  public LegendItem legendItem() {
    return PlotStyle.bandItem(name, ChartLayer.colour(colour), null);
  }
}
