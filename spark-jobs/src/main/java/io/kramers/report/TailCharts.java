package io.kramers.report;

import io.kramers.estimate.Interval;
import io.kramers.law.DensityEstimate;
import io.kramers.law.DensityEstimate.Compared;
import io.kramers.law.DensityEstimate.Reference;
import io.kramers.law.ExactLaw;
import io.kramers.law.HillLimit;
import io.kramers.law.HillPlot;
import io.kramers.law.LogHistogram.Bin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The tails of densities, and Hill's estimates of their index. */
final class TailCharts {
  private static final int CURVE_POINTS = 201;
  private static final int BINS_PER_DOUBLING = 4;
  private static final double ROOM = 1.2;

  /** The part of the trials near 0 that need not be seen. */
  private static final double NEAR = 0.05;

  /** Below so many trials Hill's estimates vary over more than half of themselves. */
  private static final long FEWEST_TRIALS = 20;

  private static final double TIMES_INDEX = 1.6;
  private static final int BLACK = 6;
  private static final int GREEN = 2;

  private TailCharts() {}

  /** The densities of |x|, a chart a cell on the same axes. */
  static List<Chart> tails(List<DensityEstimate> members) {
    Optional<Interval> across = across(members);
    if (across.isEmpty()) {
      return members.stream().map(member -> empty(member, ChartAxis.logarithmic("|x|"))).toList();
    }
    double[] r = logarithmic(across.get());
    ChartAxis axis = ChartAxis.logarithmic("|x|", across.get().lower(), across.get().upper());
    List<Chart> framed =
        ChartRow.points(members.stream().map(each -> trials(each, empty(each, axis))).toList());
    return IntStream.range(0, members.size())
        .mapToObj(i -> laws(members.get(i), framed.get(i), r))
        .toList();
  }

  private static Chart empty(DensityEstimate estimate, ChartAxis axis) {
    return new Chart(
        DensityFigures.title("Tail", estimate), axis, ChartAxis.logarithmic("density of |x|"));
  }

  private static Optional<Interval> across(List<DensityEstimate> members) {
    List<Compared> all =
        members.stream().flatMap(member -> DensityFigures.shown(member).stream()).toList();
    OptionalDouble low =
        all.stream()
            .mapToDouble(
                compared ->
                    ShownBins.quantile(
                        compared.histogram().magnitudes(), compared.histogram().count(), NEAR))
            .min();
    OptionalDouble high =
        all.stream()
            .mapToDouble(
                compared -> {
                  List<Bin> bins = compared.histogram().magnitudes();
                  return bins.get(bins.size() - 1).upper();
                })
            .max();
    return low.isPresent() && low.getAsDouble() > 0
        ? Optional.of(new Interval(low.getAsDouble(), ROOM * high.getAsDouble()))
        : Optional.empty();
  }

  private static double[] logarithmic(Interval range) {
    double[] x = new double[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
      x[i] = range.lower() * Math.pow(range.upper() / range.lower(), i / (CURVE_POINTS - 1.0));
    }
    return x;
  }

  private static Chart trials(DensityEstimate estimate, Chart empty) {
    Chart chart = empty;
    double from = empty.across().range().orElseThrow().lower();
    int colour = 0;
    for (Compared compared : DensityFigures.shown(estimate)) {
      List<Bin> bins =
          ShownBins.perDoubling(compared.histogram().magnitudes(), BINS_PER_DOUBLING).stream()
              .filter(bin -> bin.lower() >= from)
              .toList();
      chart =
          ShownBins.addTo(
              chart,
              DensityFigures.time(compared),
              colour,
              bins,
              compared.histogram().count(),
              estimate.cell().ensemble().confidence());
      colour++;
    }
    return chart;
  }

  private static Chart laws(DensityEstimate estimate, Chart trials, double[] r) {
    Chart chart = trials;
    int colour = 0;
    for (Compared compared : DensityFigures.shown(estimate)) {
      Optional<ExactLaw> exact = compared.exact().law();
      if (exact.isPresent()) {
        String name =
            compared.comparison().stationary()
                ? exact.get().method() + exponent(compared.exact())
                : "";
        chart = chart.line(name, colour, r, folded(exact.get(), r));
      }
      Optional<Reference> printed = DensityFigures.printed(compared);
      if (printed.isPresent()) {
        String name = "as printed" + exponent(printed.get());
        chart = chart.dashed(name, BLACK, r, folded(printed.get().law().orElseThrow(), r));
      }
      colour++;
    }
    return chart;
  }

  private static double[] folded(ExactLaw law, double[] r) {
    return DoubleStream.of(r).map(x -> law.density(x) + law.density(-x)).toArray();
  }

  private static String exponent(Reference reference) {
    double index = reference.tailIndex().orElse(Double.NaN);
    return Double.isFinite(index) ? ", |x|^−" + ReportNumbers.parameter(index + 1.0, 3) : "";
  }

  /** Hill's estimates at the last time, a chart a cell on the same axes. */
  static List<Chart> hill(List<DensityEstimate> members) {
    List<Chart> charts = members.stream().map(TailCharts::hill).toList();
    double highest =
        members.stream()
            .flatMap(member -> last(member).stream())
            .flatMapToDouble(TailCharts::indices)
            .filter(Double::isFinite)
            .max()
            .orElse(1.0);
    return ChartRow.upwards(charts, 0.0, TIMES_INDEX * highest);
  }

  private static Optional<Compared> last(DensityEstimate estimate) {
    List<Compared> all = DensityFigures.shown(estimate);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static DoubleStream indices(Compared compared) {
    return DoubleStream.of(
        compared.exact().tailIndex().orElse(0.0),
        compared.hillAtRoot().map(HillPlot.Point::index).orElse(0.0));
  }

  private static Chart hill(DensityEstimate estimate) {
    Chart chart =
        new Chart(
            DensityFigures.title("Hill's estimates", estimate),
            ChartAxis.logarithmic("trials used, of the largest |x|"),
            ChartAxis.linear("tail index"));
    Optional<Compared> last = last(estimate);
    if (last.isEmpty()) {
      return chart;
    }
    Compared compared = last.get();
    List<HillPlot.Point> points =
        compared.hill().points().stream()
            .filter(point -> point.exceedances() >= FEWEST_TRIALS)
            .toList();
    double[] k = points.stream().mapToDouble(HillPlot.Point::exceedances).toArray();
    chart =
        chart
            .band(
                "",
                0,
                k,
                points.stream().mapToDouble(point -> point.interval().lower()).toArray(),
                points.stream().mapToDouble(point -> point.interval().upper()).toArray())
            .line(
                DensityFigures.time(compared),
                0,
                k,
                points.stream().mapToDouble(HillPlot.Point::index).toArray());
    return levels(limits(chart, compared, points, k), compared);
  }

  private static Chart limits(
      Chart chart, Compared compared, List<HillPlot.Point> points, double[] k) {
    if (compared.exact().law().isEmpty()) {
      return chart;
    }
    ExactLaw law = compared.exact().law().get();
    double[] limits =
        points.stream().mapToDouble(each -> HillLimit.of(law::tail, each.threshold())).toArray();
    return chart.line("what they tend to", 1, k, limits);
  }

  private static Chart levels(Chart chart, Compared compared) {
    Chart with = level(chart, "exact index ", GREEN, compared.exact());
    Optional<Reference> printed = DensityFigures.printed(compared);
    return printed.isPresent() ? level(with, "as printed ", BLACK, printed.get()) : with;
  }

  private static Chart level(Chart chart, String name, int colour, Reference reference) {
    double index = reference.tailIndex().orElse(Double.NaN);
    return Double.isFinite(index)
        ? chart.level(name + ReportNumbers.parameter(index, 4), colour, index)
        : chart;
  }
}
