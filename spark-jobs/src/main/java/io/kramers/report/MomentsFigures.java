package io.kramers.report;

import io.kramers.law.MomentsEstimate;
import io.kramers.law.MomentsEstimate.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The figures of a moments experiment: for each group of cells that differ in the interpretation
 * alone, the moments over t, and by how much each is off the exact ones.
 */
final class MomentsFigures {
  private static final int BLACK = 6;
  private static final int ORANGE = 4;

  /** A level that is farther above all moments would take the room of theirs. */
  private static final double NEAR = 10.0;

  private MomentsFigures() {}

  /** All figures of the estimates. */
  static List<ReportFigure> of(List<MomentsEstimate> estimates) {
    List<LawGroup<MomentsEstimate>> groups =
        LawGroup.of(estimates, estimate -> estimate.cell().ensemble());
    List<ReportFigure> figures = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      LawGroup<MomentsEstimate> group = groups.get(i);
      List<Chart> charts = new ArrayList<>();
      charts.add(moments(group));
      List<MomentsEstimate> members = group.members();
      charts.addAll(
          ChartRow.alike(
              IntStream.range(0, members.size())
                  .mapToObj(colour -> differences(members.get(colour), colour))
                  .toList()));
      figures.add(
          ReportFigure.of(
              "moments-" + (i + 1),
              group.label()
                  + ": E|w − w*|² over t, simulated (points with intervals) and exact (lines), with"
                  + " its first growth η Σσ t, which all interpretations share; and, in each, how far"
                  + " the simulated moments are off the exact ones, with the scheme's own bias"
                  + " (lines).",
              2,
              charts));
    }
    return figures;
  }

  private static double[] values(MomentsEstimate estimate, ToDoubleFunction<Point> value) {
    return estimate.points().stream().mapToDouble(value).toArray();
  }

  private static double[] times(MomentsEstimate estimate) {
    return values(estimate, point -> point.simulated().time());
  }

  private static double[] knownTimes(MomentsEstimate estimate) {
    return estimate.points().stream()
        .filter(point -> point.exact().isPresent())
        .mapToDouble(point -> point.simulated().time())
        .toArray();
  }

  private static double[] known(MomentsEstimate estimate) {
    return estimate.points().stream()
        .filter(point -> point.exact().isPresent())
        .mapToDouble(point -> point.exact().getAsDouble())
        .toArray();
  }

  private static double lower(Point point) {
    return point.simulated().interval().map(ends -> ends.lower()).orElse(point.simulated().mean());
  }

  private static double upper(Point point) {
    return point.simulated().interval().map(ends -> ends.upper()).orElse(point.simulated().mean());
  }

  private static Chart moments(LawGroup<MomentsEstimate> group) {
    Chart chart =
        new Chart("E|w − w*|²", ChartAxis.logarithmic("t"), ChartAxis.logarithmic("E|w − w*|²"));
    int colour = 0;
    for (MomentsEstimate estimate : group.members()) {
      chart =
          chart
              .points(
                  LawFields.interpretation(estimate.cell().ensemble()),
                  colour,
                  times(estimate),
                  values(estimate, point -> point.simulated().mean()),
                  values(estimate, MomentsFigures::lower),
                  values(estimate, MomentsFigures::upper))
              .line("", colour, knownTimes(estimate), known(estimate));
      chart = escapingTime(chart, colour, estimate);
      colour++;
    }
    return references(chart, group.members().get(0));
  }

  private static Chart escapingTime(Chart chart, int colour, MomentsEstimate estimate) {
    OptionalDouble exact = estimate.exactEscapingTime();
    boolean drawn = exact.isPresent() && Double.isFinite(exact.getAsDouble());
    return drawn
        ? chart.upright(
            "exact ε-escaping time " + ReportNumbers.significant(exact.getAsDouble(), 4),
            colour,
            exact.getAsDouble())
        : chart;
  }

  /** What all interpretations share. */
  private static Chart references(Chart drawn, MomentsEstimate any) {
    Chart chart = drawn;
    if (any.growth().isPresent()) {
      double growth = any.growth().getAsDouble();
      double[] t = times(any);
      double most = highest(any);
      chart =
          chart.dashed(
              "η Σσ t",
              BLACK,
              t,
              values(
                  any,
                  point -> {
                    double value = growth * point.simulated().time();
                    return value < 2 * most ? value : Double.NaN;
                  }));
    }
    double printed = any.printedStationary().orElse(Double.NaN);
    if (printed < NEAR * highest(any)) {
      chart = chart.level("stationary, as printed", ORANGE, printed);
    }
    OptionalDouble level = any.cell().epsilonSquared();
    return level.isPresent()
        ? chart.level(
            "ε² = " + ReportNumbers.parameter(level.getAsDouble()), BLACK, level.getAsDouble())
        : chart;
  }

  private static double highest(MomentsEstimate estimate) {
    return estimate.points().stream().mapToDouble(MomentsFigures::upper).max().orElse(0.0);
  }

  private static Chart differences(MomentsEstimate estimate, int colour) {
    String interpretation = LawFields.interpretation(estimate.cell().ensemble());
    return new Chart(
            "Simulated / exact − 1, " + interpretation,
            ChartAxis.logarithmic("t"),
            ChartAxis.linear("relative difference"))
        .points(
            "simulated",
            colour,
            times(estimate),
            values(estimate, point -> relative(point, point.simulated().mean())),
            values(estimate, point -> relative(point, lower(point))),
            values(estimate, point -> relative(point, upper(point))))
        .line(
            "time step's bias",
            colour,
            times(estimate),
            values(estimate, point -> relative(point, point.ofScheme().orElse(Double.NaN))))
        .level("", BLACK, 0.0);
  }

  private static double relative(Point point, double value) {
    return point.exact().isPresent() ? value / point.exact().getAsDouble() - 1.0 : Double.NaN;
  }
}
