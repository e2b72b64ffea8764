package io.kramers.gradientnoise;

import io.kramers.config.CanonicalText;
import io.kramers.network.Arithmetic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The product of the single-sample gradient covariance at a point and a vector, (1/n) sum_i g_i
 * ((g_i - mean) . v), without the matrix.
 *
 * @param place the point
 * @param vector place of v
 * @param mean place of the mean gradient at the point
 */
public record CovarianceProduct(Place place, int vector, int mean)
    implements SampleWork<double[], double[]> {
  @Override
  public Runner<double[]> runner(SampleLosses losses, List<double[]> vectors) {
    return runner(losses, losses.pass(), vectors);
  }

  private <A> Runner<double[]> runner(
      SampleLosses losses, SampleLosses.Pass<A> pass, List<double[]> vectors) {
    pass.use(place.weights(vectors));
    double[] v = vectors.get(vector);
    double ofMean = LaneSums.product(vectors.get(mean), v);
    BlockGradients<A> gradients = new BlockGradients<>(losses, pass.arithmetic());
    double[] factors = new double[Arithmetic.LANES];
    return chunk -> {
      double[] sum = new double[losses.length()];
      for (int block = chunk * SampleLosses.CHUNK_BLOCKS;
          block < losses.endOfChunk(chunk);
          block++) {
        pass.perSample(block, gradients);
        // Spare lanes have gradient 0, whatever their factor.
        Arrays.fill(factors, -ofMean);
        LaneSums.addProducts(pass.arithmetic(), gradients.all(), v, factors);
        LaneSums.addWeighted(pass.arithmetic(), gradients.all(), factors, sum);
      }
      return sum;
    };
  }

  @Override
  public double[] merge(double[] first, double[] second) {
    return LaneSums.addTo(first, second);
  }

  @Override
  public double[] finish(double[] all, SampleLosses losses) {
    return LaneSums.divided(all, losses.samples());
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("find", "covariance-product").put("vector", vector).put("mean", mean);
    place.describe(text);
  }

  @Override
  public void write(double[] found, DataOutput out) throws IOException {
    StoredArrays.write(out, found);
  }

  @Override
  public double[] read(DataInput in) throws IOException {
    return StoredArrays.read(in);
  }
}
