package io.kramers.gradientnoise;

import io.kramers.config.CanonicalText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The mean gradient at a point, without its covariance.
 *
 * @param place the point
 */
public record GradientWork(Place place) implements SampleWork<double[], double[]> {
  @Override
  public Runner<double[]> runner(SampleLosses losses, List<double[]> vectors) {
    return runner(losses, losses.pass(), vectors);
  }

  private <A> Runner<double[]> runner(
      SampleLosses losses, SampleLosses.Pass<A> pass, List<double[]> vectors) {
    pass.use(place.weights(vectors));
    A lanes = pass.arithmetic().zeros(BlockGradients.length(losses));
    return chunk -> {
      pass.arithmetic().clear(lanes, 0, pass.arithmetic().length(lanes));
      for (int block = chunk * SampleLosses.CHUNK_BLOCKS;
          block < losses.endOfChunk(chunk);
          block++) {
        pass.addGradients(block, lanes);
      }
      double[] sum = new double[losses.length()];
      LaneSums.add(pass.arithmetic(), lanes, sum);
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
    text.put("find", "gradient");
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
