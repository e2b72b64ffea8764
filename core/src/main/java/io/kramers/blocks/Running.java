package io.kramers.blocks;

import io.kramers.estimate.Interval;

/**
 * What the trials that have run say of a cell's main number, for those who wait. Trials that end
 * early may be among the first to arrive, so it is not yet the estimate of all.
 *
 * @param quantity what it is, such as probability
 * @param value the estimate
 * @param interval of it, as if no more trials came
 */
public record Running(String quantity, double value, Interval interval) {
  /** Half the interval's width by the estimate; infinite or NaN where that is 0. */
  public double relativeError() {
    return 0.5 * (interval.upper() - interval.lower()) / Math.abs(value);
  }
}
