package io.kramers.estimate;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * Confidence intervals of a probability of which k successes in n trials were seen. Commons
 * Statistics counts in 32 bits; beyond them the same formulas are evaluated here.
 */
public final class BinomialIntervals {
  private BinomialIntervals() {}

  /**
   * Wilson's score interval (JASA 22, 1927).
   *
   * @param n at least 1
   * @param k from 0 to n
   * @param confidence between 0 and 1, ends excluded
   */
  public static Interval wilson(long n, long k, double confidence) {
    if (n > Integer.MAX_VALUE) {
      return wilsonClosedForm(n, k, confidence);
    }
    return fromLibrary(BinomialConfidenceInterval.WILSON_SCORE, n, k, confidence);
  }

  /**
   * Clopper and Pearson's exact interval (Biometrika 26, 1934); arguments as for Wilson's. At n =
   * 1e12 the beta quantiles are off by up to 1e-5 of the interval's width.
   */
  public static Interval clopperPearson(long n, long k, double confidence) {
    if (n > Integer.MAX_VALUE) {
      return clopperPearsonByBetaQuantiles(n, k, confidence);
    }
    return fromLibrary(BinomialConfidenceInterval.CLOPPER_PEARSON, n, k, confidence);
  }

  private static Interval fromLibrary(
      BinomialConfidenceInterval method, long n, long k, double confidence) {
    org.apache.commons.statistics.interval.Interval interval =
        method.fromErrorRate((int) n, (int) k, 1.0 - confidence);
    return interval(n, k, interval.getLowerBound(), interval.getUpperBound());
  }

  static Interval wilsonClosedForm(long n, long k, double confidence) {
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1.0 - confidence) / 2.0);
    double z2 = z * z;
    double p = (double) k / n;
    double centre = p + z2 / (2.0 * n);
    double half = z * Math.sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n));
    double denominator = 1.0 + z2 / n;
    return interval(n, k, (centre - half) / denominator, (centre + half) / denominator);
  }

  /** Wilson's ends are 0 and 1 where k is 0 and n, but for a rounding that the library keeps. */
  private static Interval interval(long n, long k, double lower, double upper) {
    return new Interval(k == 0 ? 0.0 : lower, k == n ? 1.0 : upper);
  }

  static Interval clopperPearsonByBetaQuantiles(long n, long k, double confidence) {
    double tail = (1.0 - confidence) / 2.0;
    double lower =
        k == 0 ? 0.0 : BetaDistribution.of(k, n - k + 1.0).inverseCumulativeProbability(tail);
    double upper =
        k == n ? 1.0 : BetaDistribution.of(k + 1.0, n - k).inverseSurvivalProbability(tail);
    return new Interval(lower, upper);
  }
}
