package io.kramers.bench;

import io.kramers.network.Arithmetic;
import io.kramers.network.ArraySamples;
import io.kramers.network.Network;
import io.kramers.network.NetworkPass;
import io.kramers.network.Precision;
import io.kramers.network.Samples;
import io.kramers.network.Shape;
import io.kramers.network.Statistics;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/**
 * Gradients of a network's loss at its initial weights on one batch of {@value #BATCH} images again
 * and again, with the losses.
 *
 * @param perSample whether each image's gradient is wanted, in all parameters, or their sum
 */
record GradientWork(Network network, Samples batch, boolean perSample) implements Work {
  static final int BATCH = 128;

  private static final int LANES = Arithmetic.LANES;

  /** Images whose pixels fill the unit interval evenly, and classes in turn. */
  static Samples images(Shape shape, int classes) {
    double[][] images = new double[BATCH][shape.units()];
    double[] labels = new double[BATCH];
    double pixel = 0;
    for (int i = 0; i < BATCH; i++) {
      labels[i] = i % classes;
      for (int u = 0; u < images[i].length; u++) {
        pixel += (Math.sqrt(5) - 1) / 2;
        pixel -= Math.floor(pixel);
        images[i][u] = pixel;
      }
    }
    return new ArraySamples(shape, images, labels);
  }

  @Override
  public Share share(Vectorization provider) {
    NetworkPass<float[]> pass =
        new NetworkPass<>(network, Precision.single(provider), Statistics.none());
    pass.use(network.initialWeights(0));
    return perSample ? new PerSample(pass) : new OfBatch(pass);
  }

  private abstract class Batches implements Share {
    private long images;
    private double losses;

    @Override
    public void run(long block) {
      losses += run();
      images += BATCH;
    }

    /** One batch; returns the sum of its losses. */
    abstract double run();

    @Override
    public long count() {
      return images;
    }

    @Override
    public double total() {
      return losses;
    }
  }

  private final class PerSample extends Batches {
    private final NetworkPass<float[]> pass;

    PerSample(NetworkPass<float[]> pass) {
      this.pass = pass;
    }

    @Override
    double run() {
      double losses = 0;
      for (int block = 0; block < batch.blocks(); block++) {
        losses += pass.perSample(batch, block, (group, gradients) -> {});
      }
      return losses;
    }
  }

  private final class OfBatch extends Batches {
    private final NetworkPass<float[]> pass;
    private final float[] sums = new float[network.parameterCount() * LANES];
    private final double[] gradient = new double[network.parameterCount()];

    OfBatch(NetworkPass<float[]> pass) {
      this.pass = pass;
    }

    @Override
    double run() {
      double losses = 0;
      Arrays.fill(sums, 0);
      for (int block = 0; block < batch.blocks(); block++) {
        losses += pass.addGradient(batch, block, sums);
      }
      for (int i = 0; i < gradient.length; i++) {
        double sum = 0;
        for (int l = 0; l < LANES; l++) {
          sum += sums[i * LANES + l];
        }
        gradient[i] = sum / BATCH;
      }
      return losses;
    }
  }
}
