package io.kramers.gradientnoise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What all samples say at a point. Covariances are those of single samples (batch size 1), with
 * divisor n; {@link MinibatchFactor} makes them a minibatch's.
 *
 * @param samples n
 * @param loss the mean
 * @param correct samples whose class the network gives; 0 where none were counted
 * @param traces of the gradient covariance, by parameter group
 * @param squaredGradientNorms of the mean gradient, by parameter group
 * @param projections of the gradients on the point's direction, by sample; may be none
 * @param gradient the mean, by parameter; may be none
 * @param diagonal of the gradient covariance, by parameter; may be none
 */
public record PointEstimate(
    int samples,
    double loss,
    long correct,
    double[] traces,
    double[] squaredGradientNorms,
    double[] projections,
    double[] gradient,
    double[] diagonal)
    implements Serializable {

  /** The gradient covariance's trace. */
  public double trace() {
    return Arrays.stream(traces).sum();
  }

  /** The length of the mean gradient. */
  public double gradientNorm() {
    return Math.sqrt(Arrays.stream(squaredGradientNorms).sum());
  }

  /** The share of samples whose class the network gives. */
  public double accuracy() {
    return (double) correct / samples;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(samples);
    out.writeDouble(loss);
    out.writeLong(correct);
    StoredArrays.write(out, traces, squaredGradientNorms, projections, gradient, diagonal);
  }

  static PointEstimate read(DataInput in) throws IOException {
    return new PointEstimate(
        in.readInt(),
        in.readDouble(),
        in.readLong(),
        StoredArrays.read(in),
        StoredArrays.read(in),
        StoredArrays.read(in),
        StoredArrays.read(in),
        StoredArrays.read(in));
  }
}
