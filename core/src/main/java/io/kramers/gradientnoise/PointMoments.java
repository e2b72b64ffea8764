package io.kramers.gradientnoise;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The mean of some samples' gradients and the sums of squared deviations from it, with what is kept
 * of each sample. Merged as by Chan, Golub and LeVeque, "Algorithms for computing the sample
 * variance", The American Statistician 37 (1983): deviations are never had as differences of large
 * sums, so that they keep their digits however large the mean is.
 */
final class PointMoments implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By parameter. */
  final double[] mean;

  /** By parameter. */
  final double[] squares;

  /** By sample, in order. */
  double[] losses;

  /** Of the gradients on the direction, by sample, in order; none without a direction. */
  double[] projections;

  long correct;

  PointMoments(
      double[] mean, double[] squares, double[] losses, double[] projections, long correct) {
    this.mean = mean;
    this.squares = squares;
    this.losses = losses;
    this.projections = projections;
    this.correct = correct;
  }

  int samples() {
    return losses.length;
  }

  /** Adds the samples that follow. */
  PointMoments merge(PointMoments next) {
    double n = samples() + next.samples();
    double share = next.samples() / n;
    double factor = samples() * share;
    for (int p = 0; p < mean.length; p++) {
      double difference = next.mean[p] - mean[p];
      mean[p] = Math.fma(share, difference, mean[p]);
      squares[p] += Math.fma(factor * difference, difference, next.squares[p]);
    }
    losses = joined(losses, next.losses);
    projections = joined(projections, next.projections);
    correct += next.correct;
    return this;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
