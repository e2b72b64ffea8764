package io.kramers.report;

import io.kramers.law.DensityEstimate;
import io.kramers.law.DensityEstimate.Compared;
import io.kramers.law.DensityEstimate.Reference;
import io.kramers.law.ExactLaw;
import io.kramers.law.LogHistogram.Bin;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Densities and distribution functions over x = w - w*, from -range to range.
 *
 * @param range of x
 * @param logarithmic whether densities are
 */
record DensityCharts(double range, boolean logarithmic) {
  private static final int CURVE_POINTS = 401;
  private static final int BINS = 50;
  private static final double ROOM = 1.15;

  /** The part of the trials on either side that need not be seen. */
  private static final double OUTSIDE = 0.015;

  private static final double FAR_OUTSIDE = 5e-4;

  /** Kolmogorov's limit is beyond it with probability 5 %. */
  private static final double CRITICAL = 1.3581;

  private static final int BLACK = 6;
  private static final String PRINTED = "as printed";

  /** Over a range that shows nearly all trials. */
  static DensityCharts of(List<DensityEstimate> estimates) {
    return new DensityCharts(range(estimates, OUTSIDE), false);
  }

  /** Logarithmic densities over a range that shows the tails too. */
  static DensityCharts far(List<DensityEstimate> estimates) {
    return new DensityCharts(range(estimates, FAR_OUTSIDE), true);
  }

  private static double range(List<DensityEstimate> estimates, double outside) {
    return ROOM
        * estimates.stream()
            .flatMap(estimate -> estimate.comparisons().stream())
            .filter(compared -> compared.histogram().count() > 0)
            .flatMapToDouble(compared -> ends(compared, outside))
            .map(Math::abs)
            .max()
            .orElse(1.0);
  }

  private static DoubleStream ends(Compared compared, double outside) {
    List<Bin> bins = compared.histogram().bins();
    long n = compared.histogram().count();
    return DoubleStream.of(
        ShownBins.quantile(bins, n, outside), ShownBins.quantile(bins, n, 1.0 - outside));
  }

  /** A chart without densities yet. */
  Chart empty(String title) {
    return new Chart(
        title,
        ChartAxis.linear("x = w − w*", -range, range),
        logarithmic ? ChartAxis.logarithmic("density") : ChartAxis.linear("density"));
  }

  /** A cell's densities at its times. */
  Chart densities(DensityEstimate estimate) {
    Chart chart = empty(DensityFigures.title("Density", estimate));
    int colour = 0;
    for (Compared compared : DensityFigures.shown(estimate)) {
      chart = addExactAndTrials(chart, DensityFigures.time(compared), colour, compared, estimate);
      colour++;
    }
    return chart;
  }

  /** Adds a density: simulated, exact and, where it is another one, as printed. */
  Chart add(Chart chart, String name, int colour, Compared compared, DensityEstimate estimate) {
    Chart with = addExactAndTrials(chart, name, colour, compared, estimate);
    Optional<ExactLaw> printed = DensityFigures.printed(compared).flatMap(Reference::law);
    return printed.isEmpty()
        ? with
        : with.dashed(once(PRINTED, with), colour, grid(), densities(printed.get()));
  }

  /** A name, or none where the chart's legend has it already. */
  private static String once(String name, Chart chart) {
    return chart.layers().stream().anyMatch(layer -> layer.name().equals(name)) ? "" : name;
  }

  /** Adds a law that is printed, whatever cells the chart shows. */
  Chart addPrinted(Chart chart, ExactLaw law) {
    return chart.dashed(PRINTED, BLACK, grid(), densities(law));
  }

  /** Adds a density, simulated and exact. */
  Chart addExactAndTrials(
      Chart chart, String name, int colour, Compared compared, DensityEstimate estimate) {
    List<Bin> bins =
        ShownBins.ofWidth(compared.histogram().bins(), 2.0 * range / BINS).stream()
            .filter(bin -> bin.lower() > -range && bin.upper() < range)
            .toList();
    Optional<ExactLaw> exact = compared.exact().law();
    Chart with =
        exact.isEmpty()
            ? chart
            : chart.line(once("exact", chart), colour, grid(), densities(exact.get()));
    return ShownBins.addTo(
        with,
        name,
        colour,
        bins,
        compared.histogram().count(),
        estimate.cell().ensemble().confidence());
  }

  private double[] grid() {
    double[] x = new double[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
      x[i] = range * (2.0 * i / (CURVE_POINTS - 1) - 1.0);
    }
    return x;
  }

  private double[] densities(ExactLaw law) {
    return DoubleStream.of(grid()).map(law::density).toArray();
  }

  /** How far a cell's distribution functions are off the exact ones. */
  Chart differences(DensityEstimate estimate) {
    Chart chart =
        new Chart(
            DensityFigures.title("Simulated − exact", estimate),
            ChartAxis.linear("x = w − w*", -range, range),
            ChartAxis.linear("difference of P(X ≤ x), × √trials"));
    int colour = 0;
    for (Compared compared : DensityFigures.shown(estimate)) {
      if (compared.exact().law().isPresent()) {
        chart = difference(chart, colour, compared, compared.exact().law().get());
      }
      colour++;
    }
    return chart.level("5 % of true laws go beyond", BLACK, CRITICAL).level("", BLACK, -CRITICAL);
  }

  private Chart difference(Chart chart, int colour, Compared compared, ExactLaw law) {
    List<Bin> bins =
        ShownBins.ofWidth(compared.histogram().bins(), 2.0 * range / (CURVE_POINTS - 1));
    double n = compared.histogram().count();
    double[] x = new double[bins.size()];
    double[] y = new double[bins.size()];
    long below = 0;
    for (int i = 0; i < x.length; i++) {
      below += bins.get(i).count();
      x[i] = bins.get(i).upper();
      y[i] =
          Math.abs(x[i]) < range ? Math.sqrt(n) * (below / n - law.cumulative(x[i])) : Double.NaN;
    }
    return chart.line(DensityFigures.time(compared), colour, x, y);
  }
}
