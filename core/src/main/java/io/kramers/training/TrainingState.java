package io.kramers.training;

import io.kramers.network.Statistics;

/**
 * What the next step is a function of.
 *
 * @param iterations steps before freezing
 * @param frozen whether the statistics are frozen
 * @param frozenIterations steps since then
 * @param gradientNormBeforeFreezing NaN before
 * @param weights float32 numbers
 * @param statistics none before freezing
 */
record TrainingState(
    int iterations,
    boolean frozen,
    int frozenIterations,
    double gradientNormBeforeFreezing,
    double[] weights,
    Statistics statistics) {
  /** One step further, with the same array of weights. */
  TrainingState afterStep() {
    return new TrainingState(
        frozen ? iterations : iterations + 1,
        frozen,
        frozen ? frozenIterations + 1 : 0,
        gradientNormBeforeFreezing,
        weights,
        statistics);
  }
}
