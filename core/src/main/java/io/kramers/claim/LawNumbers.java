package io.kramers.claim;

import io.kramers.estimate.BinomialIntervals;
import io.kramers.estimate.Interval;
import io.kramers.law.LogHistogram;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.SecondMoment;
import io.kramers.theory.ChainEnd;
import io.kramers.theory.GaussianChain;
import java.util.List;
import java.util.OptionalDouble;

/** Numbers of ensembles at a time, and the exact ones of their chains. */
final class LawNumbers {
  private LawNumbers() {}

  /**
   * How many trials have |x| of at least r.
   *
   * @param r an edge of the histogram's bins, such as a small whole number
   */
  static long beyond(Results.Law law, int time, double r) {
    return law.tally().histogram(time).magnitudes().stream()
        .filter(bin -> bin.lower() >= r)
        .mapToLong(LogHistogram.Bin::count)
        .sum();
  }

  /** The next edge of the histogram's bins below r. */
  static double edge(double r) {
    double unit = Math.scalb(1.0, Math.getExponent(r)) / LogHistogram.BINS;
    return Math.floor(r / unit) * unit;
  }

  static Interval probability(long count, long trials, Effort effort) {
    return BinomialIntervals.clopperPearson(trials, count, effort.confidenceOfOne());
  }

  /** P(|x| > r) of the chain that a cell from w* simulates, which is even. */
  static double chainBeyond(Results.Law law, int time, double r) {
    GaussianChain chain =
        GaussianChain.eulerMaruyama(law.cell().process().along(0), law.cell().timeStep());
    long steps = law.cell().recordSteps().get(time);
    ChainEnd end = ChainEnd.of(chain, 0.0, -r, law.cell().divergenceRadius(), steps);
    return 2.0 * end.below().value();
  }

  static SecondMoment secondMoment(Results.Law law, int time) {
    return SecondMoment.of(law.cell(), law.tally(), time).orElseThrow();
  }

  /** E|w - w*|^2 at the last recorded time, when not all trials have diverged. */
  static MomentsEstimate.Point lastMoment(Results.Law law) {
    List<MomentsEstimate.Point> points = law.moments(OptionalDouble.empty()).points();
    return points.get(points.size() - 1);
  }

  /** The mean of x with half of a bin's width at each number as its error. */
  static double mean(Results.Law law, int time) {
    return moment(law, time, 1.0, false);
  }

  /** How far off {@link #mean} may be, at most, because numbers are known by their bins. */
  static double binError(Results.Law law, int time) {
    return moment(law, time, 0.5, true);
  }

  private static double moment(Results.Law law, int time, double factor, boolean widths) {
    LogHistogram histogram = law.tally().histogram(time);
    double sum = 0.0;
    for (LogHistogram.Bin bin : histogram.bins()) {
      double value = widths ? bin.upper() - bin.lower() : 0.5 * (bin.lower() + bin.upper());
      sum += bin.count() * value;
    }
    return factor * sum / histogram.count();
  }
}
