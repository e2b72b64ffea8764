package io.kramers.training;

import io.kramers.network.Statistics;

/**
 * Where training has ended.
 *
 * @param weights w*, float32 numbers
 * @param statistics the frozen ones of batch normalisation, {@link Statistics#none} without
 * @param loss the average over the training samples, with frozen statistics
 * @param gradientNorm of that loss
 * @param gradientNormBeforeFreezing that of the loss whose statistics follow the weights, when they
 *     were frozen; {@code gradientNorm} for a network without batch normalisation
 * @param trainingAccuracy fraction of the training samples; NaN for a regression
 * @param iterations steps before freezing; all steps without batch normalisation
 * @param frozenIterations steps after it
 * @param reachedBound whether a bound ended training, with batch normalisation that of the frozen
 *     loss's gradient; if not, steps ran out or no longer moved a weight
 */
public record Minimum(
    double[] weights,
    Statistics statistics,
    double loss,
    double gradientNorm,
    double gradientNormBeforeFreezing,
    double trainingAccuracy,
    int iterations,
    int frozenIterations,
    boolean reachedBound) {}
