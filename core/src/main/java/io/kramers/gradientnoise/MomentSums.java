package io.kramers.gradientnoise;

import io.kramers.network.Arithmetic;
import io.kramers.network.ParameterGroup;
import java.util.Arrays;

/**
 * Sums over the samples of one chunk. Gradients and their squares are summed as deviations from the
 * chunk's first gradient: the mean is at most sqrt(n) standard deviations from it, so little
 * cancels.
 */
final class MomentSums<A> {
  private static final int LANES = Arithmetic.LANES;

  private final SampleLosses losses;
  private final SampleLosses.Pass<A> pass;
  private final Arithmetic<A> arithmetic;
  private final double[] direction;
  private final double[] first;
  private final double[] sum;
  private final double[] squares;
  private final double[] projections = new double[SampleLosses.CHUNK_BLOCKS * LANES];
  private final double[] lane = new double[LANES];
  private final double[] blockProjections = new double[LANES];
  private final boolean classified;
  private int samples;
  private double loss;
  private long correct;

  MomentSums(
      SampleLosses losses, SampleLosses.Pass<A> pass, double[] direction, boolean classified) {
    this.losses = losses;
    this.pass = pass;
    this.direction = direction;
    this.classified = classified;
    arithmetic = pass.arithmetic();
    first = new double[losses.length()];
    sum = new double[losses.length()];
    squares = new double[losses.length()];
  }

  /** Adds the next block. */
  void add(int block) {
    int lanes = losses.lanes(block);
    correct += classified ? pass.correct(block) : 0;
    Arrays.fill(blockProjections, 0.0);
    loss += pass.perSample(block, (group, gradients) -> add(group, gradients, lanes));
    System.arraycopy(blockProjections, 0, projections, samples, lanes);
    samples += lanes;
  }

  private void add(ParameterGroup group, A gradients, int lanes) {
    for (int i = 0; i < group.length(); i++) {
      int p = group.offset() + i;
      if (samples == 0) {
        first[p] = arithmetic.get(gradients, i * LANES);
      }
      add(gradients, i * LANES, lanes, p);
      if (direction != null && direction[p] != 0.0) {
        project(direction[p], first[p]);
      }
    }
  }

  private void add(A gradients, int at, int lanes, int p) {
    for (int l = 0; l < LANES; l++) {
      // A spare lane's deviation is 0.
      lane[l] = l < lanes ? arithmetic.get(gradients, at + l) - first[p] : 0.0;
    }
    double s0 = 0.0;
    double s1 = 0.0;
    double s2 = 0.0;
    double s3 = 0.0;
    double q0 = 0.0;
    double q1 = 0.0;
    double q2 = 0.0;
    double q3 = 0.0;
    for (int l = 0; l < LANES; l += 4) {
      s0 += lane[l];
      s1 += lane[l + 1];
      s2 += lane[l + 2];
      s3 += lane[l + 3];
      q0 += lane[l] * lane[l];
      q1 += lane[l + 1] * lane[l + 1];
      q2 += lane[l + 2] * lane[l + 2];
      q3 += lane[l + 3] * lane[l + 3];
    }
    sum[p] += (s0 + s1) + (s2 + s3);
    squares[p] += (q0 + q1) + (q2 + q3);
  }

  private void project(double along, double shift) {
    for (int l = 0; l < LANES; l++) {
      blockProjections[l] += along * (lane[l] + shift);
    }
  }

  /** What the blocks leave. */
  PointMoments moments() {
    double n = samples;
    for (int p = 0; p < sum.length; p++) {
      double mean = sum[p] / n;
      // Rounding could leave less than nothing of equal gradients.
      squares[p] = Math.max(0.0, squares[p] - sum[p] * mean);
      sum[p] = first[p] + mean;
    }
    return new PointMoments(
        sum,
        squares,
        direction == null ? new double[0] : Arrays.copyOf(projections, samples),
        samples,
        loss,
        correct);
  }
}
