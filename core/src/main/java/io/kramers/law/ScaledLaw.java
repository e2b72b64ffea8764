package io.kramers.law;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * A law in closed form, moved and stretched.
 *
 * @param method its name
 * @param unit the law of (X - location) / scale, symmetric around 0
 * @param location of its middle
 * @param scale greater than 0
 */
record ScaledLaw(String method, ContinuousDistribution unit, double location, double scale)
    implements ExactLaw {
  private static final double ROUNDING = 1e-14;

  @Override
  public double density(double x) {
    return unit.density((x - location) / scale) / scale;
  }

  @Override
  public double cumulative(double x) {
    return unit.cumulativeProbability((x - location) / scale);
  }

  @Override
  public double tail(double r) {
    return unit.survivalProbability((r - location) / scale)
        + unit.cumulativeProbability((-r - location) / scale);
  }

  @Override
  public double errorEstimate() {
    return ROUNDING;
  }
}
