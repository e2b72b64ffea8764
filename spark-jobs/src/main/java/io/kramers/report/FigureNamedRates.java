package io.kramers.report;

import io.kramers.escape.Estimate;
import io.kramers.estimate.Interval;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** The success rates of a problem without a power-law cell: a row a cell, by its name. */
final class FigureNamedRates {
  private FigureNamedRates() {}

  /** Draws a problem's cells. */
  static JFreeChart chart(String title, ReportProblem problem) {
    List<Estimate> estimates = problem.estimates();
    XYIntervalSeries series = new XYIntervalSeries("rate");
    String[] names = new String[estimates.size()];
    for (int i = 0; i < names.length; i++) {
      Estimate estimate = estimates.get(i);
      names[i] = ReportNames.dynamics(estimate.cell().dynamics());
      double p = estimate.probability();
      Interval interval = estimate.interval().orElse(new Interval(p, p));
      series.add(i, i, i, p, interval.lower(), interval.upper());
    }
    XYIntervalSeriesCollection dataset = new XYIntervalSeriesCollection();
    dataset.addSeries(series);
    SymbolAxis rows = PlotStyle.styled(new SymbolAxis(null, names));
    rows.setInverted(true);
    rows.setGridBandsVisible(false);
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setErrorStroke(PlotStyle.LINE);
    renderer.setSeriesPaint(0, PlotStyle.BLUE);
    renderer.setSeriesShape(0, PlotStyle.disc(5));
    XYPlot plot = new XYPlot(dataset, rows, FigureRateAxis.linear().axis(), renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    return PlotStyle.chart(title, plot);
  }
}
