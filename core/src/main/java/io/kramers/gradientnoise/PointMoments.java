package io.kramers.gradientnoise;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The mean of some samples' gradients and the sums of squared deviations from it, with the samples'
 * projections and losses. Merged as by Chan, Golub and LeVeque, "Algorithms for computing the
 * sample variance", The American Statistician 37 (1983): deviations are never had as differences of
 * large sums, so that they keep their digits however large the mean is.
 */
final class PointMoments implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By parameter. */
  final double[] mean;

  /** By parameter. */
  final double[] squares;

  /** Of the gradients on the direction, by sample, in order; none without a direction. */
  double[] projections;

  int samples;
  double loss;
  long correct;

  PointMoments(
      double[] mean,
      double[] squares,
      double[] projections,
      int samples,
      double loss,
      long correct) {
    this.mean = mean;
    this.squares = squares;
    this.projections = projections;
    this.samples = samples;
    this.loss = loss;
    this.correct = correct;
  }

  /** Adds the samples that follow. */
  PointMoments merge(PointMoments next) {
    double n = (double) samples + next.samples;
    double share = next.samples / n;
    double factor = samples * share;
    for (int p = 0; p < mean.length; p++) {
      double difference = next.mean[p] - mean[p];
      mean[p] = Math.fma(share, difference, mean[p]);
      squares[p] += Math.fma(factor * difference, difference, next.squares[p]);
    }
    projections = joined(projections, next.projections);
    samples += next.samples;
    loss += next.loss;
    correct += next.correct;
    return this;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
