package io.kramers.network;

import java.util.ArrayList;
import java.util.List;

/**
 * With given statistics of batch normalisation, or without any. Holds for each thread a {@link
 * NetworkPass} and a number for each parameter and lane.
 *
 * @param <A> float[] or double[]
 */
public final class FrozenFullBatch<A> implements FullBatch {
  private static final int LANES = Arithmetic.LANES;

  private final Network network;
  private final Samples samples;
  private final Arithmetic<A> on;
  private final Workers workers;
  private final List<NetworkPass<A>> passes = new ArrayList<>();
  private final List<A> laneSums = new ArrayList<>();
  private final OrderedSum total;

  /**
   * Over some samples.
   *
   * @param statistics {@link Statistics#none} for a network without batch normalisation
   */
  public FrozenFullBatch(
      Network network,
      Statistics statistics,
      Samples samples,
      Arithmetic<A> arithmetic,
      Workers workers) {
    this.network = network;
    this.samples = samples;
    this.workers = workers;
    on = arithmetic;
    for (int thread = 0; thread < workers.threads(); thread++) {
      passes.add(new NetworkPass<>(network, on, statistics));
      laneSums.add(on.zeros(Math.multiplyExact(network.parameterCount(), LANES)));
    }
    total = new OrderedSum(network.parameterCount() + 1);
  }

  @Override
  public double gradient(double[] weights, double[] gradient) {
    int n = network.parameterCount();
    use(weights);
    workers.run(
        FullBatch.chunks(samples),
        (thread, chunk) -> {
          A sums = laneSums.get(thread);
          on.clear(sums, 0, n * LANES);
          double[] part = total.zeros();
          for (int block = chunk * CHUNK; block < end(chunk); block++) {
            part[n] += passes.get(thread).addGradient(samples, block, sums);
          }
          on.units().addLanes(sums, 0, n, part, 0);
          total.add(chunk, part);
        });
    double[] values = total.values();
    for (int i = 0; i < n; i++) {
      gradient[i] = values[i] / samples.count();
    }
    return values[n] / samples.count();
  }

  /**
   * The fraction of samples whose greatest output is at their class; NaN for a network that does
   * not classify.
   */
  public double accuracy(double[] weights) {
    if (!network.classifies()) {
      return Double.NaN;
    }
    use(weights);
    workers.run(
        FullBatch.chunks(samples),
        (thread, chunk) -> {
          double[] part = total.zeros();
          for (int block = chunk * CHUNK; block < end(chunk); block++) {
            part[0] += passes.get(thread).correct(samples, block);
          }
          total.add(chunk, part);
        });
    return total.values()[0] / samples.count();
  }

  private void use(double[] weights) {
    passes.forEach(pass -> pass.use(weights));
    total.clear();
  }

  private int end(int chunk) {
    return Math.min((chunk + 1) * CHUNK, samples.blocks());
  }
}
