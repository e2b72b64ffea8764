package io.kramers.gradientnoise;

import io.kramers.config.CanonicalText;
import io.kramers.network.ParameterGroup;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The loss, the mean gradient and the gradient covariance's trace and diagonal at a point, exact
 * over all samples: sums are taken in double, of deviations from a nearby gradient.
 *
 * @param place the point; gradients are projected on its direction
 * @param full whether the mean gradient and the diagonal are kept, and correct samples counted
 */
public record MomentsWork(Place place, boolean full)
    implements SampleWork<PointMoments, PointEstimate> {
  @Override
  public Runner<PointMoments> runner(SampleLosses losses, List<double[]> vectors) {
    return runner(losses, losses.pass(), vectors);
  }

  private <A> Runner<PointMoments> runner(
      SampleLosses losses, SampleLosses.Pass<A> pass, List<double[]> vectors) {
    pass.use(place.weights(vectors));
    double[] direction = place.directed() ? vectors.get(place.direction()) : null;
    return chunk -> run(losses, pass, direction, chunk);
  }

  private <A> PointMoments run(
      SampleLosses losses, SampleLosses.Pass<A> pass, double[] direction, int chunk) {
    MomentSums<A> sums = new MomentSums<>(losses, pass, direction, full && losses.classifies());
    for (int block = chunk * SampleLosses.CHUNK_BLOCKS; block < losses.endOfChunk(chunk); block++) {
      sums.add(block);
    }
    return sums.moments();
  }

  @Override
  public PointMoments merge(PointMoments first, PointMoments second) {
    return first.merge(second);
  }

  @Override
  public PointEstimate finish(PointMoments all, SampleLosses losses) {
    int n = all.samples;
    List<ParameterGroup> groups = losses.groups();
    double[] traces = new double[groups.size()];
    for (int k = 0; k < traces.length; k++) {
      ParameterGroup group = groups.get(k);
      for (int p = group.offset(); p < group.offset() + group.length(); p++) {
        traces[k] += all.squares[p];
      }
      traces[k] /= n;
    }
    double[] none = {};
    return new PointEstimate(
        n,
        all.loss / n,
        all.correct,
        traces,
        LaneSums.squaredNorms(groups, all.mean),
        all.projections,
        full ? all.mean : none,
        full ? LaneSums.divided(all.squares, n) : none);
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("find", "moments").put("full", Boolean.toString(full));
    place.describe(text);
  }

  @Override
  public void write(PointEstimate found, DataOutput out) throws IOException {
    found.write(out);
  }

  @Override
  public PointEstimate read(DataInput in) throws IOException {
    return PointEstimate.read(in);
  }
}
