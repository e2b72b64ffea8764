package io.kramers.fit;

import io.kramers.exittime.ExitTimeEstimate;

/**
 * The mean exit time of a cell, for a fit against its barrier.
 *
 * @param covariates of the cell, its barrier and attempt rate above 0
 * @param mean exit time, greater than 0
 * @param standardError of the mean, greater than 0
 */
public record BarrierPoint(ExitCovariates covariates, double mean, double standardError) {
  /**
   * Of an estimate with at least two exits: the error is the sample's where every trial left, else
   * that of exponential times with censoring, mean / sqrt(exits).
   */
  static BarrierPoint of(ExitTimeEstimate estimate) {
    double mean = estimate.mean().orElseThrow();
    double deviation = estimate.complete() ? estimate.standardDeviation() : mean;
    return new BarrierPoint(
        ExitCovariates.of(estimate.cell()), mean, deviation / Math.sqrt(estimate.times().exited()));
  }

  /** The mean in units of 1 / the attempt rate. */
  double attempts() {
    return mean * covariates.attemptRate();
  }
}
