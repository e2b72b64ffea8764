package io.kramers.report;

import io.kramers.law.DensityEstimate;
import io.kramers.law.DensityEstimate.Compared;
import io.kramers.law.ExactLaw;
import io.kramers.law.HillLimit;
import io.kramers.law.HillPlot;
import io.kramers.law.LawCell;
import io.kramers.law.LogHistogram.Bin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The figures of a density experiment: for each group of cells that differ in the interpretation
 * alone, a column each and four rows; before them the stationary densities of all, Figure 5.
 */
final class DensityFigures {
  private static final int CURVE_POINTS = 401;
  private static final int BINS_ACROSS = 50;
  private static final int BINS_PER_DOUBLING = 2;
  private static final int MOST_TIMES = 6;
  private static final double OUTSIDE = 0.005;
  private static final double ROOM = 1.15;

  private DensityFigures() {}

  /** All figures of the estimates. */
  static List<ReportFigure> of(List<DensityEstimate> estimates) {
    List<LawGroup<DensityEstimate>> groups =
        LawGroup.of(estimates, estimate -> estimate.cell().ensemble());
    List<ReportFigure> figures = new ArrayList<>();
    stationary(groups).ifPresent(figures::add);
    for (int i = 0; i < groups.size(); i++) {
      figures.add(group("density-" + (i + 1), groups.get(i)));
    }
    return figures;
  }

  private static ReportFigure group(String name, LawGroup<DensityEstimate> group) {
    double range = range(group.members());
    List<Chart> charts = new ArrayList<>();
    group.members().forEach(member -> charts.add(densities(member, range)));
    group.members().forEach(member -> charts.add(tail(member)));
    group.members().forEach(member -> charts.add(hill(member)));
    group.members().forEach(member -> charts.add(differences(member, range)));
    return ReportFigure.of(
        name,
        group.label()
            + ": densities at the recorded times, simulated (points with intervals) and exact"
            + " (lines); their tails; Hill's estimates of the tail index over the number of trials"
            + " that they use, with intervals, and what they tend to under the exact law; and how"
            + " far the simulated distribution function is off the exact one.",
        group.members().size(),
        charts);
  }

  private static String title(String what, DensityEstimate estimate) {
    return what + ", " + LawFields.interpretation(estimate.cell().ensemble());
  }

  private static double range(List<DensityEstimate> members) {
    return ROOM
        * members.stream()
            .flatMap(member -> member.comparisons().stream())
            .filter(compared -> compared.histogram().count() > 0)
            .flatMapToDouble(
                compared -> {
                  List<Bin> bins = compared.histogram().bins();
                  long n = compared.histogram().count();
                  return DoubleStream.of(
                      Math.abs(ShownBins.quantile(bins, n, OUTSIDE)),
                      Math.abs(ShownBins.quantile(bins, n, 1 - OUTSIDE)));
                })
            .max()
            .orElse(1.0);
  }

  /** At most so many of the comparisons as colours tell apart, evenly, the last one among them. */
  private static List<Compared> shown(DensityEstimate estimate) {
    List<Compared> all =
        estimate.comparisons().stream().filter(each -> each.histogram().count() > 0).toList();
    int count = Math.min(MOST_TIMES, all.size());
    List<Compared> shown = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      shown.add(all.get(all.size() * i / count - 1));
    }
    return shown;
  }

  private static String time(Compared compared) {
    String t = "t = " + ReportNumbers.parameter(compared.time(), 4);
    return compared.comparison().stationary() ? t + ", stationary" : t;
  }

  private static double[] grid(double range) {
    double[] x = new double[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
      x[i] = range * (2.0 * i / (CURVE_POINTS - 1) - 1.0);
    }
    return x;
  }

  private static Chart densities(DensityEstimate estimate, double range) {
    Chart chart =
        new Chart(
            title("Density", estimate),
            ChartAxis.linear("x = w − w*", -range, range),
            ChartAxis.linear("density"));
    int colour = 0;
    for (Compared compared : shown(estimate)) {
      chart = density(chart, time(compared), colour, compared, estimate, range);
      colour++;
    }
    return chart;
  }

  private static Chart density(
      Chart chart,
      String name,
      int colour,
      Compared compared,
      DensityEstimate estimate,
      double range) {
    List<Bin> bins =
        ShownBins.ofWidth(compared.histogram().bins(), 2 * range / BINS_ACROSS).stream()
            .filter(bin -> bin.lower() > -range && bin.upper() < range)
            .toList();
    Chart with =
        ShownBins.addTo(
            chart,
            name,
            colour,
            bins,
            compared.histogram().count(),
            estimate.cell().ensemble().confidence());
    if (compared.exact().law().isEmpty()) {
      return with;
    }
    double[] x = grid(range);
    return with.line("", colour, x, values(x, compared.exact().law().get()::density));
  }

  private static double[] values(double[] x, java.util.function.DoubleUnaryOperator f) {
    return DoubleStream.of(x).map(f).toArray();
  }

  private static Chart tail(DensityEstimate estimate) {
    List<Compared> shown = shown(estimate);
    Chart chart =
        new Chart(
            title("Tail", estimate),
            ChartAxis.logarithmic("|x|"),
            ChartAxis.logarithmic("density of |x|"));
    int colour = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0.0;
    for (Compared compared : shown) {
      List<Bin> bins =
          ShownBins.perDoubling(compared.histogram().magnitudes(), BINS_PER_DOUBLING).stream()
              .filter(bin -> bin.count() > 0)
              .toList();
      long n = compared.histogram().count();
      chart =
          ShownBins.addTo(
              chart, time(compared), colour, bins, n, estimate.cell().ensemble().confidence());
      colour++;
      for (Bin bin : bins) {
        double height = bin.count() / (n * (bin.upper() - bin.lower()));
        least = Math.min(least, height);
        greatest = Math.max(greatest, height);
      }
    }
    return tailLines(framed(chart, shown, least, greatest), shown);
  }

  /** Bins of few trials near 0 and what lies far beyond the last one say nothing of the tail. */
  private static Chart framed(Chart chart, List<Compared> shown, double least, double greatest) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0.0;
    for (Compared compared : shown) {
      List<Bin> bins = compared.histogram().magnitudes();
      low = Math.min(low, ShownBins.quantile(bins, compared.histogram().count(), 0.02));
      high = Math.max(high, bins.get(bins.size() - 1).upper());
    }
    return greatest == 0
        ? chart
        : new Chart(
            chart.title(),
            "",
            ChartAxis.logarithmic("|x|", low, high * ROOM),
            ChartAxis.logarithmic("density of |x|", 0.5 * least, 2.0 * greatest),
            chart.layers());
  }

  private static Chart tailLines(Chart framed, List<Compared> shown) {
    Chart chart = framed;
    double[] r =
        chart.across().range().isEmpty()
            ? new double[0]
            : logarithmic(
                chart.across().range().get().lower(), chart.across().range().get().upper());
    int colour = 0;
    for (Compared compared : shown) {
      if (compared.exact().law().isPresent()) {
        ExactLaw law = compared.exact().law().get();
        String name =
            compared.comparison().stationary()
                ? law.method() + ", |x|^−" + exponent(compared.exact())
                : "";
        chart = chart.line(name, colour, r, values(r, x -> law.density(x) + law.density(-x)));
      }
      if (printed(compared)) {
        ExactLaw law = compared.printed().orElseThrow().law().orElseThrow();
        chart =
            chart.dashed(
                "as printed, |x|^−" + exponent(compared.printed().get()),
                6,
                r,
                values(r, x -> law.density(x) + law.density(-x)));
      }
      colour++;
    }
    return chart;
  }

  /** Whether the paper prints a law that is not the exact one. */
  private static boolean printed(Compared compared) {
    return compared.printed().isPresent()
        && !compared.printed().get().tailIndex().equals(compared.exact().tailIndex());
  }

  private static String exponent(DensityEstimate.Reference reference) {
    double index = reference.tailIndex().orElse(Double.POSITIVE_INFINITY);
    return Double.isInfinite(index) ? "∞" : ReportNumbers.parameter(index + 1.0, 3);
  }

  private static double[] logarithmic(double low, double high) {
    double[] x = new double[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
      x[i] = low * Math.pow(high / low, i / (CURVE_POINTS - 1.0));
    }
    return x;
  }

  private static Chart hill(DensityEstimate estimate) {
    Chart chart =
        new Chart(
            title("Hill's estimates", estimate),
            ChartAxis.logarithmic("trials used, of the largest |x|"),
            ChartAxis.linear("tail index"));
    List<Compared> all = shown(estimate);
    if (all.isEmpty()) {
      return chart;
    }
    Compared compared = all.get(all.size() - 1);
    List<HillPlot.Point> points = compared.hill().points();
    double[] k = points.stream().mapToDouble(HillPlot.Point::exceedances).toArray();
    double[] index = points.stream().mapToDouble(HillPlot.Point::index).toArray();
    chart =
        chart
            .band(
                "",
                0,
                k,
                points.stream().mapToDouble(point -> point.interval().lower()).toArray(),
                points.stream().mapToDouble(point -> point.interval().upper()).toArray())
            .line(time(compared), 0, k, index);
    if (compared.exact().law().isPresent()) {
      ExactLaw law = compared.exact().law().get();
      double[] limit =
          points.stream()
              .mapToDouble(point -> HillLimit.of(law::tail, point.threshold()))
              .toArray();
      chart = chart.line("what they tend to", 1, k, limit);
    }
    chart = level(chart, "exact index ", 2, Optional.of(compared.exact()));
    return printed(compared) ? level(chart, "as printed ", 6, compared.printed()) : chart;
  }

  private static Chart level(
      Chart chart, String name, int colour, Optional<DensityEstimate.Reference> reference) {
    double index =
        reference.isEmpty() ? Double.NaN : reference.get().tailIndex().orElse(Double.NaN);
    return Double.isFinite(index)
        ? chart.level(name + ReportNumbers.parameter(index, 4), colour, index)
        : chart;
  }

  private static Chart differences(DensityEstimate estimate, double range) {
    Chart chart =
        new Chart(
            title("Simulated − exact distribution function", estimate),
            ChartAxis.linear("x = w − w*", -range, range),
            ChartAxis.linear("difference × √trials"));
    int colour = 0;
    for (Compared compared : shown(estimate)) {
      if (compared.exact().law().isPresent()) {
        chart = difference(chart, time(compared), colour, compared, range);
      }
      colour++;
    }
    return chart.level("5 % of true laws go beyond", 6, 1.3581).level("", 6, -1.3581);
  }

  private static Chart difference(
      Chart chart, String name, int colour, Compared compared, double range) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    long n = compared.histogram().count();
    long below = 0;
    for (Bin bin : compared.histogram().bins()) {
      below += bin.count();
      if (Math.abs(bin.upper()) < range) {
        x.add(bin.upper());
        double exact = compared.exact().law().orElseThrow().cumulative(bin.upper());
        y.add(Math.sqrt(n) * ((double) below / n - exact));
      }
    }
    return chart.line(
        name,
        colour,
        x.stream().mapToDouble(Double::doubleValue).toArray(),
        y.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Figure 5: stationary densities of all groups, a chart for each interpretation. */
  private static Optional<ReportFigure> stationary(List<LawGroup<DensityEstimate>> groups) {
    Map<String, Chart> charts = new LinkedHashMap<>();
    double range = range(groups.stream().flatMap(group -> group.members().stream()).toList());
    for (int colour = 0; colour < groups.size(); colour++) {
      for (DensityEstimate member : groups.get(colour).members()) {
        LawCell cell = member.cell().ensemble();
        Optional<Compared> last =
            shown(member).stream()
                .filter(compared -> compared.comparison().stationary())
                .max(Comparator.comparing(Compared::time));
        if (last.isPresent()) {
          String key = LawFields.interpretation(cell);
          Chart chart =
              charts.getOrDefault(
                  key,
                  new Chart(
                      "Stationary density, " + key,
                      ChartAxis.linear("x = w − w*", -range, range),
                      ChartAxis.logarithmic("density")));
          chart = density(chart, groups.get(colour).label(), colour, last.get(), member, range);
          if (printed(last.get())) {
            double[] x = grid(range);
            ExactLaw law = last.get().printed().orElseThrow().law().orElseThrow();
            chart = chart.dashed("", colour, x, values(x, law::density));
          }
          charts.put(key, chart);
        }
      }
    }
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ReportFigure.of(
                "figure5",
                "The stationary density (the paper's Figure 5) in each interpretation: simulated"
                    + " (points with intervals), exact (lines) and, where it is another one, as"
                    + " printed (dashes).",
                charts.size(),
                List.copyOf(charts.values())));
  }
}
