package io.kramers.report;

import io.kramers.dynamics.GradientDescent;
import io.kramers.dynamics.Langevin;
import io.kramers.dynamics.StochasticGradientDescent;
import io.kramers.escape.Estimate;
import io.kramers.estimate.Interval;
import io.kramers.fit.Lambda1Curve;
import io.kramers.fit.MatchedLambda1;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Panels (c) and (d): the success rate against lambda1, and the other dynamics' rates. */
final class FigureSuccess {
  private static final List<Color> CURVES =
      List.of(PlotStyle.BLUE, PlotStyle.PURPLE, PlotStyle.SKY_BLUE);
  private static final List<Shape> SHAPES =
      List.of(
          PlotStyle.disc(4.5), PlotStyle.square(4), PlotStyle.triangle(6), PlotStyle.diamond(6));
  private static final Map<String, Color> REFERENCES =
      Map.of(
          StochasticGradientDescent.KIND, PlotStyle.VERMILLION,
          Langevin.KIND, PlotStyle.GREEN,
          GradientDescent.KIND, PlotStyle.BLACK);
  private static final double FEW_RUNS_TINT = 0.45;
  private static final double CAP_LENGTH = 5;
  private static final double MARGIN = 0.03;

  private final ReportProblem problem;
  private final List<Lambda1Curve> curves;
  private final FigureRateAxis rates;
  private final XYPlot plot;
  private final LegendItemCollection legend = new LegendItemCollection();

  private FigureSuccess(ReportProblem problem, FigureRateAxis rates) {
    this.problem = problem;
    this.rates = rates;
    curves = problem.curves();
    plot = new XYPlot(null, lambda1Axis(), rates.axis(), null);
  }

  /**
   * Draws a problem that has at least one curve.
   *
   * @param fewRuns the same cells with fewer trials; may be empty
   * @param matches of this problem
   */
  static JFreeChart chart(
      String title,
      ReportProblem problem,
      List<Estimate> fewRuns,
      List<MatchedLambda1> matches,
      FigureRateAxis rates) {
    FigureSuccess figure = new FigureSuccess(problem, rates);
    JFreeChart chart = PlotStyle.chart(title, figure.plot);
    figure.addCurves(Lambda1Curve.of(fewRuns));
    figure.addReferences();
    figure.addMatches(matches);
    figure.plot.setFixedLegendItems(PlotStyle.shortened(figure.legend));
    PlotStyle.addLegend(chart);
    return chart;
  }

  private ValueAxis lambda1Axis() {
    double[] all =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(point -> Lambda1Curve.lambda1(point.cell()))
            .sorted()
            .toArray();
    double low = all[0];
    double high = all[all.length - 1];
    double margin = high > low ? MARGIN * (high - low) : 1.0;
    return PlotStyle.axis("λ₁", low - margin, high + margin);
  }

  private void addCurves(List<Lambda1Curve> fewRuns) {
    XYIntervalSeriesCollection few = new XYIntervalSeriesCollection();
    XYIntervalSeriesCollection many = new XYIntervalSeriesCollection();
    XYErrorRenderer below = renderer(false);
    XYErrorRenderer above = renderer(true);
    for (int i = 0; i < curves.size(); i++) {
      Lambda1Curve curve = curves.get(i);
      Color colour = CURVES.get(i % CURVES.size());
      Shape shape = SHAPES.get(i / CURVES.size() % SHAPES.size());
      Color light = PlotStyle.tint(colour, FEW_RUNS_TINT);
      few.addSeries(
          fewRuns.stream()
              .filter(other -> other.additive().equals(curve.additive()))
              .findFirst()
              .map(Lambda1Curve::points)
              .map(this::series)
              .orElseGet(() -> series(List.of())));
      style(below, i, shape, Color.WHITE, light);
      many.addSeries(series(curve.points()));
      style(above, i, shape, colour, colour);
      legend.add(PlotStyle.pointItem(name(curve), shape, colour, colour, PlotStyle.LINE));
    }
    if (!fewRuns.isEmpty()) {
      Color light = PlotStyle.tint(CURVES.get(0), FEW_RUNS_TINT);
      legend.add(
          PlotStyle.pointItem(
              "its first "
                  + ReportNumbers.count(fewRuns.get(0).points().get(0).tally().trials())
                  + " trials a point, as many as the paper's",
              SHAPES.get(0),
              Color.WHITE,
              light,
              PlotStyle.THIN));
    }
    plot.setDataset(0, few);
    plot.setRenderer(0, below);
    plot.setDataset(1, many);
    plot.setRenderer(1, above);
  }

  private static String name(Lambda1Curve curve) {
    return "power law, λ₂ = "
        + ReportNumbers.parameter(curve.additive().lambda2(), 3)
        + (curve.additive().matched()
            ? " (as SGD with batch " + curve.additive().batchSize() + " at w*)"
            : "")
        + ReportNames.sweptTrials(curve.cell());
  }

  private XYIntervalSeries series(List<Estimate> points) {
    XYIntervalSeries series =
        new XYIntervalSeries(plot.getDatasetCount() + "-" + points.hashCode());
    for (Estimate point : points) {
      double x = Lambda1Curve.lambda1(point.cell());
      Interval interval = point.interval().orElseThrow();
      series.add(
          x,
          x,
          x,
          rates.shown(point.probability()),
          rates.lowest(interval.lower()),
          interval.upper());
    }
    return series;
  }

  private static XYErrorRenderer renderer(boolean lines) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setCapLength(CAP_LENGTH);
    renderer.setDefaultLinesVisible(lines);
    renderer.setUseFillPaint(true);
    renderer.setUseOutlinePaint(true);
    renderer.setErrorStroke(PlotStyle.THIN);
    return renderer;
  }

  private static void style(XYErrorRenderer renderer, int i, Shape shape, Color fill, Color edge) {
    renderer.setSeriesShape(i, shape);
    renderer.setSeriesFillPaint(i, fill);
    renderer.setSeriesPaint(i, edge);
    renderer.setSeriesOutlinePaint(i, edge);
    renderer.setSeriesOutlineStroke(i, PlotStyle.THIN);
    renderer.setSeriesStroke(i, PlotStyle.LINE);
  }

  private void addReferences() {
    for (Estimate reference : problem.references()) {
      Color colour = colour(reference);
      BasicStroke line = line(reference);
      double rate = reference.probability();
      if (rates.shows(rate)) {
        Interval band = reference.interval().orElse(new Interval(rate, rate));
        plot.addRangeMarker(
            new IntervalMarker(
                rates.lowest(band.lower()), band.upper(), PlotStyle.translucent(colour)),
            Layer.BACKGROUND);
        plot.addRangeMarker(new ValueMarker(rate, colour, line), Layer.BACKGROUND);
      }
      legend.add(PlotStyle.bandItem(name(reference), colour, line));
    }
  }

  /** A colour a kind; further cells of a kind are lighter and dashed. */
  private Color colour(Estimate reference) {
    Color colour = REFERENCES.getOrDefault(reference.cell().dynamics().kind(), PlotStyle.ORANGE);
    return PlotStyle.tint(colour, 0.25 * Math.min(2, earlierOfKind(reference)));
  }

  private BasicStroke line(Estimate reference) {
    int earlier = earlierOfKind(reference);
    boolean solid = earlier == 0 && !reference.cell().dynamics().deterministic();
    return solid ? PlotStyle.LINE : PlotStyle.dashed(0.4f + 0.4f * earlier);
  }

  private int earlierOfKind(Estimate reference) {
    String kind = reference.cell().dynamics().kind();
    return problem.references().stream()
        .filter(other -> other.cell().dynamics().kind().equals(kind))
        .toList()
        .indexOf(reference);
  }

  private static String name(Estimate reference) {
    return ReportNames.dynamics(reference.cell().dynamics())
        + ReportNames.sweptTrials(reference.cell())
        + ": "
        + result(reference);
  }

  private static String result(Estimate reference) {
    long trials = reference.tally().trials();
    if (reference.cell().dynamics().deterministic()) {
      return reference.escaped() > 0 ? "escapes" : "does not escape";
    }
    return reference.escaped() == 0
        ? "none of " + ReportNumbers.count(trials)
        : ReportNumbers.probability(reference.probability(), trials);
  }

  private void addMatches(List<MatchedLambda1> matches) {
    for (MatchedLambda1 match : matches) {
      if (match.lambda1().isPresent() && match.interval().isPresent()) {
        add(match, match.lambda1().getAsDouble(), match.interval().get());
      }
    }
  }

  private void add(MatchedLambda1 match, double lambda1, Interval interval) {
    Color colour = colour(match.sgd());
    BasicStroke line = PlotStyle.dashed(0.7f);
    plot.addDomainMarker(
        new IntervalMarker(interval.lower(), interval.upper(), PlotStyle.translucent(colour)),
        Layer.BACKGROUND);
    plot.addDomainMarker(new ValueMarker(lambda1, colour, line), Layer.BACKGROUND);
    legend.add(
        PlotStyle.uprightItem(
            "as successful as SGD, by logits: λ₁ = " + ReportNumbers.significant(lambda1, 3),
            colour,
            line));
  }
}
