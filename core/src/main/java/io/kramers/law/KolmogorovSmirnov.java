package io.kramers.law;

import java.util.function.DoubleUnaryOperator;

/**
 * Kolmogorov and Smirnov's test of trials in bins against a continuous law.
 *
 * @param distance the greatest |F_n - F| at the edges of the bins; over all x it is at least this,
 *     and more by at most a bin's probability
 * @param at the edge where it is, from w*
 * @param pValue the probability of such a distance under the law, by the limit for many trials with
 *     Stephens's correction (JRSS B 32, 1970). For a distance that was looked for at edges alone it
 *     is on the safe side: a true law is rejected at most as often as a level says.
 */
public record KolmogorovSmirnov(double distance, double at, double pValue) {
  private static final double FAR = 1.0;
  private static final int TERMS = 100;

  /**
   * Tests trials.
   *
   * @param histogram of at least one trial
   * @param law the distribution function of what is in the histogram
   */
  public static KolmogorovSmirnov of(LogHistogram histogram, DoubleUnaryOperator law) {
    double n = histogram.count();
    double distance = 0.0;
    double at = 0.0;
    long below = 0;
    for (LogHistogram.Bin bin : histogram.bins()) {
      double before = Math.abs(below / n - law.applyAsDouble(bin.lower()));
      below += bin.count();
      double after = Math.abs(below / n - law.applyAsDouble(bin.upper()));
      if (Math.max(before, after) > distance) {
        distance = Math.max(before, after);
        at = before > after ? bin.lower() : bin.upper();
      }
    }
    double root = Math.sqrt(n);
    return new KolmogorovSmirnov(distance, at, survival((root + 0.12 + 0.11 / root) * distance));
  }

  /** The probability that Kolmogorov's limit is greater than x, by whichever series is short. */
  static double survival(double x) {
    if (x <= 0) {
      return 1.0;
    }
    double sum = 0.0;
    if (x > FAR) {
      for (int k = TERMS; k > 0; k--) {
        sum += (k % 2 == 1 ? 2.0 : -2.0) * Math.exp(-2.0 * k * k * x * x);
      }
      return sum;
    }
    for (int k = 2 * TERMS - 1; k > 0; k -= 2) {
      sum += Math.exp(-Math.pow(k * Math.PI / x, 2) / 8.0);
    }
    return 1.0 - Math.sqrt(2.0 * Math.PI) / x * sum;
  }
}
