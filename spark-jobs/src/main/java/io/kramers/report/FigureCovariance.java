package io.kramers.report;

import io.kramers.fit.CovarianceTraceFit;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Panel (b): the trace of the gradient covariance near w*, and the quadratic fitted to it. */
final class FigureCovariance {
  private static final int CURVE_POINTS = 201;
  private static final int MOST_POINTS_SHOWN = 101;

  private FigureCovariance() {}

  /** Draws a fit, or says that there is none. */
  static JFreeChart chart(String title, Optional<CovarianceTraceFit> fit) {
    XYPlot plot = new XYPlot();
    JFreeChart chart = PlotStyle.chart(title, plot);
    if (fit.isEmpty()) {
      plot.setNoDataMessage(
          "No covariance-trace is configured for this landscape, so there is nothing to fit.");
      return chart;
    }
    draw(plot, fit.get());
    PlotStyle.addSubtitle(chart, subtitle(fit.get()));
    PlotStyle.addLegend(chart);
    return chart;
  }

  private static void draw(XYPlot plot, CovarianceTraceFit fit) {
    XYSeries points = new XYSeries("trace");
    int stride = (fit.offsets().length + MOST_POINTS_SHOWN - 1) / MOST_POINTS_SHOWN;
    for (int i = 0; i < fit.offsets().length; i += stride) {
      points.add(fit.offsets()[i], fit.traces()[i]);
    }
    double range = fit.line().range();
    XYSeries curve = new XYSeries("fit");
    for (int i = 0; i < CURVE_POINTS; i++) {
      double s = range * (2.0 * i / (CURVE_POINTS - 1) - 1.0);
      curve.add(s, fit.a() + s * (fit.b() + s * fit.c()));
    }
    plot.setDomainAxis(
        PlotStyle.axis("s, the offset of every coordinate from w*", -1.05 * range, 1.05 * range));
    NumberAxis trace = PlotStyle.styled(new NumberAxis("trace of the gradient covariance"));
    trace.setAutoRangeIncludesZero(false);
    plot.setRangeAxis(trace);
    plot.setDataset(0, new XYSeriesCollection(curve));
    XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
    line.setSeriesPaint(0, PlotStyle.VERMILLION);
    line.setSeriesStroke(0, PlotStyle.LINE);
    plot.setRenderer(0, line);
    plot.setDataset(1, new XYSeriesCollection(points));
    XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
    dots.setSeriesPaint(0, PlotStyle.BLUE);
    dots.setSeriesShape(0, PlotStyle.disc(3.5));
    plot.setRenderer(1, dots);
    LegendItemCollection items = new LegendItemCollection();
    items.add(
        PlotStyle.pointItem(
            "over the samples, one at a time",
            PlotStyle.disc(3.5),
            PlotStyle.BLUE,
            PlotStyle.BLUE,
            null));
    items.add(
        PlotStyle.pointItem(
            "fitted a + b s + c s²",
            PlotStyle.disc(0),
            PlotStyle.VERMILLION,
            PlotStyle.VERMILLION,
            PlotStyle.LINE));
    plot.setFixedLegendItems(items);
  }

  private static String subtitle(CovarianceTraceFit fit) {
    int d = fit.line().landscape().dimension();
    String root =
        fit.lambda1Equivalent().isPresent()
            ? ReportNumbers.significant(fit.lambda1Equivalent().getAsDouble(), 3)
            : "no real number";
    return "|s| ≤ "
        + ReportNumbers.parameter(fit.line().range())
        + ":  c = "
        + ReportNumbers.withError(fit.c(), 4, fit.cStandardError())
        + (d == 1 ? ",  √c = " : ",  √(c/" + d + ") = ")
        + root
        + " in units of λ₁,  R² = "
        + ReportNumbers.significant(fit.rSquared(), 4);
  }
}
