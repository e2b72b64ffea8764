package io.kramers.theory;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal law, to a few roundings of the value far into both tails. */
final class Normal {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0.0, 1.0);
  private static final double DENSITY_AT_ZERO = 1.0 / Math.sqrt(2.0 * Math.PI);

  private Normal() {}

  static double density(double z) {
    return DENSITY_AT_ZERO * Math.exp(-0.5 * z * z);
  }

  /** P(Z < z). */
  static double cumulative(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  /** P(low < Z < high). */
  static double between(double low, double high) {
    return STANDARD.probability(low, high);
  }
}
