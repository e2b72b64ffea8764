package io.kramers.exittime;

import io.kramers.estimate.Interval;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The survival function of exit times by Kaplan and Meier (JASA 53, 1958), with Greenwood's
 * variance, on {@link LogBins}: divergences count as censoring at the end of their bin.
 *
 * @param points one for each bin that trials left in, in order
 * @param restrictedMean the integral of the survival function up to the horizon
 * @param restrictedMeanStandardError of it
 */
public record KaplanMeier(
    List<Point> points, double restrictedMean, double restrictedMeanStandardError) {
  /**
   * The survival after a bin.
   *
   * @param time the bin's last exit time
   * @param exits trials that left in the bin
   * @param survival probability of not having left by then
   * @param band pointwise, by Greenwood's variance of log(-log S)
   */
  public record Point(double time, long exits, double survival, Interval band) {}

  /** Of some exit times. */
  static KaplanMeier of(ExitStatistics statistics) {
    ExitTimes times = statistics.times();
    double z =
        NormalDistribution.of(0, 1)
            .inverseSurvivalProbability(0.5 * (1.0 - statistics.confidence()));
    long[] exits = times.exits();
    long[] divergences = times.divergences();
    List<Point> points = new ArrayList<>();
    List<double[]> steps = new ArrayList<>();
    double survival = 1.0;
    double greenwood = 0.0;
    double area = 0.0;
    double from = 0.0;
    long atRisk = times.trials();
    for (int bin = 1; bin < exits.length; bin++) {
      if (exits[bin] > 0) {
        double middle = 0.5 * (LogBins.first(bin) + Math.min(LogBins.last(bin), times.horizon()));
        area += survival * (statistics.exitTime(middle) - from);
        from = statistics.exitTime(middle);
        survival *= (double) (atRisk - exits[bin]) / atRisk;
        double term = (double) exits[bin] / atRisk / (atRisk - exits[bin]);
        greenwood += term;
        steps.add(new double[] {area, term});
        double last = statistics.exitTime(Math.min(LogBins.last(bin), times.horizon()));
        points.add(new Point(last, exits[bin], survival, band(survival, greenwood, z)));
      }
      atRisk -= exits[bin] + divergences[bin];
    }
    area += survival * (statistics.timeStep() * times.horizon() - from);
    double variance = 0.0;
    for (double[] step : steps) {
      // Where the last trials leave together nothing lies beyond, and the term is infinite.
      double beyond = area - step[0];
      variance += beyond == 0.0 ? 0.0 : beyond * beyond * step[1];
    }
    return new KaplanMeier(List.copyOf(points), area, Math.sqrt(variance));
  }

  private static Interval band(double survival, double greenwood, double z) {
    if (survival <= 0.0 || survival >= 1.0) {
      return new Interval(survival, survival);
    }
    double log = Math.log(survival);
    double spread = Math.exp(z * Math.sqrt(greenwood) / Math.abs(log));
    return new Interval(Math.exp(log * spread), Math.exp(log / spread));
  }
}
