package io.kramers.report;

import io.kramers.law.LogHistogram.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** A histogram's bins, merged into as few as a figure shows. */
final class ShownBins {
  private ShownBins() {}

  /** Bins at least so wide. */
  static List<Bin> ofWidth(List<Bin> bins, double width) {
    return merged(bins, (lower, upper) -> (upper - lower) / width);
  }

  /** Bins of positive numbers, so many to each doubling. */
  static List<Bin> perDoubling(List<Bin> bins, int count) {
    return merged(
        bins, (lower, upper) -> lower == 0 ? 1.0 : count * Math.log(upper / lower) / Math.log(2));
  }

  /**
   * Merges neighbours.
   *
   * @param size of a bin by its edges; neighbours are merged until it is at least nearly 1
   */
  private static List<Bin> merged(List<Bin> bins, DoubleBinaryOperator size) {
    List<Bin> shown = new ArrayList<>();
    double from = bins.isEmpty() ? 0.0 : bins.get(0).lower();
    long count = 0;
    for (Bin bin : bins) {
      count += bin.count();
      if (size.applyAsDouble(from, bin.upper()) > 1.0 - 1e-9) {
        shown.add(new Bin(from, bin.upper(), count));
        from = bin.upper();
        count = 0;
      }
    }
    return shown;
  }

  /** Adds points with intervals, the densities of a law over the middles of its bins. */
  static Chart addTo(
      Chart chart, String name, int colour, List<Bin> bins, long trials, double confidence) {
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.5 * (1.0 - confidence));
    double[] x = new double[bins.size()];
    double[] y = new double[bins.size()];
    double[] low = new double[bins.size()];
    double[] high = new double[bins.size()];
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      double unit = 1.0 / (trials * (bin.upper() - bin.lower()));
      double error = z * Math.sqrt(bin.count()) * unit;
      x[i] = 0.5 * (bin.lower() + bin.upper());
      y[i] = bin.count() == 0 ? Double.NaN : bin.count() * unit;
      low[i] = y[i] - error;
      high[i] = y[i] + error;
    }
    return chart.points(name, colour, x, y, low, high);
  }

  /** The x below which a part of the trials lies, to a bin. */
  static double quantile(List<Bin> bins, long trials, double part) {
    double needed = part * trials;
    long count = 0;
    for (Bin bin : bins) {
      count += bin.count();
      if (count >= needed) {
        return bin.upper();
      }
    }
    return bins.get(bins.size() - 1).upper();
  }
}
