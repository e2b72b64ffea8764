package io.kramers.report;

import io.kramers.escape.Estimate;
import io.kramers.fit.CovarianceTraceFit;
import io.kramers.fit.EscapeFits;
import io.kramers.fit.MatchedLambda1;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * The paper's Figure 3 for an experiment: (a) the loss, (b) the trace of the gradient covariance,
 * (c) and (d) the success rates of the first and the second problem, a problem being what cells
 * share that differ in their dynamics alone. Further problems have charts of their own.
 */
public final class Figure3 implements Figure {
  private final PlotDrawing panels;
  private final List<PlotDrawing> further;

  private Figure3(PlotDrawing panels, List<PlotDrawing> further) {
    this.panels = panels;
    this.further = further;
  }

  /**
   * Makes sure, before long work, that the figure can be drawn.
   *
   * @throws io.kramers.config.ConfigurationException if the machine has no font; the message says
   *     what to install
   */
  public static void requireFonts() {
    PlotDrawing.requireFonts();
  }

  /**
   * Makes the figure.
   *
   * @param estimates at least one
   * @param hundredRuns the same cells with as few trials as the paper's; may be empty
   * @param fits of these estimates
   */
  public static Figure3 of(List<Estimate> estimates, List<Estimate> hundredRuns, EscapeFits fits) {
    List<ReportProblem> problems = ReportProblem.of(estimates);
    ReportProblem first = problems.get(0);
    List<JFreeChart> panels = new ArrayList<>();
    panels.add(FigureLandscape.chart("(a) The loss L, " + first.label(), first.cell().landscape()));
    panels.add(FigureCovariance.chart("(b) Gradient noise near w*", covarianceTrace(first, fits)));
    panels.add(success("(c) Success rate, ", first, hundredRuns, fits, FigureRateAxis.linear()));
    if (problems.size() > 1) {
      panels.add(
          success(
              "(d) Success rate, ", problems.get(1), hundredRuns, fits, FigureRateAxis.linear()));
    } else {
      panels.add(
          success(
              "(d) The same, logarithmic, ",
              first,
              hundredRuns,
              fits,
              FigureRateAxis.logarithmic(estimates)));
    }
    List<PlotDrawing> further = new ArrayList<>();
    for (int i = 2; i < problems.size(); i++) {
      JFreeChart chart =
          success("Success rate, ", problems.get(i), hundredRuns, fits, FigureRateAxis.linear());
      further.add(new PlotDrawing("success-" + (i + 1), List.of(chart), 1));
    }
    return new Figure3(new PlotDrawing("figure3", panels, 2), further);
  }

  private static Optional<CovarianceTraceFit> covarianceTrace(
      ReportProblem problem, EscapeFits fits) {
    String landscape = ReportProblem.key(problem.cell().landscape());
    return fits.covarianceTraces().stream()
        .filter(fit -> ReportProblem.key(fit.line().landscape()).equals(landscape))
        .findFirst();
  }

  private static JFreeChart success(
      String title,
      ReportProblem problem,
      List<Estimate> hundredRuns,
      EscapeFits fits,
      FigureRateAxis rates) {
    if (problem.curves().isEmpty()) {
      return FigureNamedRates.chart(title + problem.label(), problem);
    }
    List<Estimate> fewRuns =
        hundredRuns.stream().filter(few -> few.cell().problem().equals(problem.key())).toList();
    List<MatchedLambda1> matches =
        fits.matches().stream()
            .filter(match -> match.curve().cell().problem().equals(problem.key()))
            .toList();
    return FigureSuccess.chart(title + problem.label(), problem, fewRuns, matches, rates);
  }

  /** The four panels as SVG: one element, a document of its own that can also stand in HTML. */
  @Override
  public String svg() {
    return panels.svg();
  }

  /** The four panels as a PNG file of 1400 by 1100 pixels. */
  @Override
  public byte[] png() {
    return panels.png();
  }

  /** The success rates of the third problem and later ones, each as SVG. */
  public List<String> further() {
    return further.stream().map(PlotDrawing::svg).toList();
  }
}
