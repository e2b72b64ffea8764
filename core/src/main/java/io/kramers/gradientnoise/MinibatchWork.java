package io.kramers.gradientnoise;

import io.kramers.config.CanonicalText;
import io.kramers.network.Arithmetic;
import io.kramers.network.ParameterGroup;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
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
  private static final int LANES = Arithmetic.LANES;

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
    A lanes = pass.arithmetic().zeros(BlockGradients.length(losses));
    return pair -> {
      double[] difference = mean(losses, pass, draw.indices(pair, 0), lanes);
      double[] other = mean(losses, pass, draw.indices(pair, 1), lanes);
      for (int p = 0; p < other.length; p++) {
        difference[p] -= other[p];
      }
      return new double[][] {halfSquares(losses.groups(), difference)};
    };
  }

  private static <A> double[] mean(
      SampleLosses losses, SampleLosses.Pass<A> pass, int[] samples, A lanes) {
    pass.arithmetic().clear(lanes, 0, pass.arithmetic().length(lanes));
    for (int from = 0; from < samples.length; from += LANES) {
      int to = Math.min(samples.length, from + LANES);
      pass.addGradients(Arrays.copyOfRange(samples, from, to), lanes);
    }
    double[] sum = new double[losses.length()];
    LaneSums.add(pass.arithmetic(), lanes, sum);
    return LaneSums.divided(sum, samples.length);
  }

  private static double[] halfSquares(List<ParameterGroup> groups, double[] difference) {
    double[] halves = new double[groups.size()];
    for (int k = 0; k < halves.length; k++) {
      ParameterGroup group = groups.get(k);
      for (int p = group.offset(); p < group.offset() + group.length(); p++) {
        halves[k] = Math.fma(difference[p], difference[p], halves[k]);
      }
      halves[k] *= 0.5;
    }
    return halves;
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
}
