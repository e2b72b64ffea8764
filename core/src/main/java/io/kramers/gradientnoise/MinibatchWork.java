package io.kramers.gradientnoise;

import io.kramers.config.CanonicalText;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient covariance's trace by resampling, for data that a full pass over would take too
 * long: pairs of minibatches are drawn, and half the squared distance of a pair's mean gradients is
 * an unbiased estimate of the trace of the minibatch's covariance. Pairs are independent of each
 * other.
 *
 * @param place the point
 * @param factor batch size and replacement
 * @param pairs how many, at least 2
 * @param seed of the draws; pair r draws the same minibatches at every point
 */
public record MinibatchWork(Place place, MinibatchFactor factor, int pairs, long seed)
    implements SampleWork<double[][], MinibatchEstimate> {
  @Override
  public int chunks(SampleLosses losses) {
    return pairs;
  }

  @Override
  public double costOfChunk(SampleLosses losses) {
    return 2.0 * factor.batchSize();
  }

  @Override
  public Runner<double[][]> runner(SampleLosses losses, List<double[]> vectors) {
    return runner(losses, losses.pass(), vectors);
  }

  private <A> Runner<double[][]> runner(
      SampleLosses losses, SampleLosses.Pass<A> pass, List<double[]> vectors) {
    pass.use(place.weights(vectors));
    StreamKey key =
        StreamKey.of(
            seed, Purpose.RESAMPLE, new CanonicalText().put("minibatches", "pairs").hash());
    MinibatchDraw draw = new MinibatchDraw(key, factor, losses.samples());
    MinibatchGradient gradient = MinibatchGradient.of(losses, pass);
    double[] difference = new double[losses.length()];
    double[] other = new double[losses.length()];
    return pair -> {
      gradient.sum(draw.indices(pair, 0), difference);
      gradient.sum(draw.indices(pair, 1), other);
      int b = factor.batchSize();
      for (int p = 0; p < other.length; p++) {
        difference[p] = difference[p] / b - other[p] / b;
      }
      double[] squares = LaneSums.squaredNorms(losses.groups(), difference);
      return new double[][] {LaneSums.divided(squares, 2.0)};
    };
  }

  @Override
  public double[][] merge(double[][] first, double[][] second) {
    double[][] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Override
  public MinibatchEstimate finish(double[][] all, SampleLosses losses) {
    return new MinibatchEstimate(factor.of(losses.samples()), all);
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("find", "minibatches")
        .put("batch-size", factor.batchSize())
        .put("replacement", Boolean.toString(factor.replacement()))
        .put("pairs", pairs)
        .put("seed", seed);
    place.describe(text);
  }

  @Override
  public void write(MinibatchEstimate found, DataOutput out) throws IOException {
    found.write(out);
  }

  @Override
  public MinibatchEstimate read(DataInput in) throws IOException {
    return MinibatchEstimate.read(in);
  }
}
