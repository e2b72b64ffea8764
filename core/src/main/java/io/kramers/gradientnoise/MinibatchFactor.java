package io.kramers.gradientnoise;

import java.io.Serializable;

/**
 * What the covariance of a minibatch's mean gradient is of a single sample's: 1/b with replacement,
 * (n - b)/(b (n - 1)) without.
 *
 * @param batchSize b, at least 1, and without replacement at most n
 * @param replacement whether a sample may be drawn more than once
 */
public record MinibatchFactor(int batchSize, boolean replacement) implements Serializable {
  /** The factor for n samples. */
  public double of(int n) {
    return replacement || n == 1
        ? 1.0 / batchSize
        : (double) (n - batchSize) / batchSize / (n - 1.0);
  }
}
