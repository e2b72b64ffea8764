package io.kramers.law;

import io.kramers.estimate.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Hill's estimates of the tail index a, P(|x| &gt; r) ~ r^-a, over the number of largest |x| that
 * they use (Annals of Statistics 3, 1975). An index that does not change over a range of them may
 * be believed. Trials are known by their bins, so it is the likeliest Pareto law of the binned
 * trials beyond each threshold.
 *
 * @param points from the fewest trials to the most, half of all
 */
public record HillPlot(List<Point> points) {
  private static final long FEWEST = 10;
  private static final double GROWTH = 1.15;
  private static final double LARGEST_PART = 0.5;
  private static final int MOST_ROUNDS = 200;
  private static final double SETTLED = 1e-13;

  /**
   * An estimate.
   *
   * @param threshold the least |x| that it uses, an edge of a bin
   * @param exceedances the number k of trials with |x| beyond it
   * @param index a
   * @param interval of a, with the exact gamma law of k log-excesses, if the tail is Pareto's from
   *     the threshold on
   */
  public record Point(double threshold, long exceedances, double index, Interval interval) {}

  /** Unmodifiable. */
  public HillPlot {
    points = List.copyOf(points);
  }

  /**
   * Estimates the tail index of |x|.
   *
   * @param confidence of the intervals
   */
  public static HillPlot of(LogHistogram histogram, double confidence) {
    List<LogHistogram.Bin> bins = histogram.magnitudes();
    double most = LARGEST_PART * histogram.count();
    double wanted = FEWEST;
    long exceedances = 0;
    List<Point> points = new ArrayList<>();
    for (int bin = bins.size() - 1; bin >= 0 && exceedances <= most; bin--) {
      exceedances += bins.get(bin).count();
      boolean apart = exceedances > bins.get(bins.size() - 1).count();
      if (exceedances >= wanted && exceedances <= most && apart) {
        points.add(point(bins.subList(bin, bins.size()), exceedances, confidence));
        wanted = exceedances * GROWTH;
      }
    }
    return new HillPlot(points);
  }

  /**
   * The point whose number of trials is nearest to the given one by their ratio, if there is one.
   */
  public Optional<Point> nearest(double exceedances) {
    return points.stream()
        .min(
            Comparator.comparingDouble(
                point -> Math.abs(Math.log(point.exceedances() / exceedances))));
  }

  private static Point point(List<LogHistogram.Bin> tail, long exceedances, double confidence) {
    double threshold = tail.get(0).lower();
    double excess = 0.0;
    double next = meanExcess(tail, threshold, exceedances, 0.0);
    for (int round = 0; round < MOST_ROUNDS && Math.abs(next - excess) > SETTLED * next; round++) {
      excess = next;
      next = meanExcess(tail, threshold, exceedances, 1.0 / excess);
    }
    double shape = 2.0 * exceedances;
    ChiSquaredDistribution gamma = ChiSquaredDistribution.of(shape);
    double error = 0.5 * (1.0 - confidence);
    return new Point(
        threshold,
        exceedances,
        1.0 / next,
        new Interval(
            gamma.inverseCumulativeProbability(error) / (shape * next),
            gamma.inverseSurvivalProbability(error) / (shape * next)));
  }

  /** The mean of log(|x| / threshold) if within bins the density of the logarithm is e^(-a y). */
  private static double meanExcess(
      List<LogHistogram.Bin> tail, double threshold, long exceedances, double index) {
    double sum = 0.0;
    for (LogHistogram.Bin bin : tail) {
      if (bin.count() > 0) {
        double width = Math.log(bin.upper() / bin.lower());
        double within =
            index == 0.0 ? 0.5 * width : 1.0 / index - width / Math.expm1(index * width);
        sum += bin.count() * (Math.log(bin.lower() / threshold) + within);
      }
    }
    return sum / exceedances;
  }
}
