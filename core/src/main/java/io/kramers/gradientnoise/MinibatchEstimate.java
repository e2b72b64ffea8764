package io.kramers.gradientnoise;

import io.kramers.estimate.Interval;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The gradient covariance's trace from pairs of minibatches.
 *
 * @param factor the minibatch's covariance over a single sample's
 * @param halfSquares [pair][parameter group]: half the squared distances of a pair's mean gradients
 */
public record MinibatchEstimate(double factor, double[][] halfSquares) implements Serializable {
  /** The estimated trace of the single-sample covariance. */
  public double trace() {
    return Arrays.stream(totals()).sum() / halfSquares.length;
  }

  /** The same by parameter group. */
  public double[] traces() {
    double[] traces = new double[halfSquares[0].length];
    for (double[] pair : halfSquares) {
      LaneSums.addTo(traces, pair);
    }
    return LaneSums.divided(traces, factor * halfSquares.length);
  }

  /** Its standard error, from the spread of the pairs. */
  public double standardError() {
    double[] totals = totals();
    double mean = trace();
    double squares = Arrays.stream(totals).map(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / (totals.length - 1.0) / totals.length);
  }

  /** Student's interval of the trace, with one degree of freedom less than there are pairs. */
  public Interval interval(double confidence) {
    double half =
        TDistribution.of(halfSquares.length - 1.0)
                .inverseSurvivalProbability(0.5 * (1.0 - confidence))
            * standardError();
    return new Interval(trace() - half, trace() + half);
  }

  private double[] totals() {
    return Arrays.stream(halfSquares)
        .mapToDouble(pair -> Arrays.stream(pair).sum() / factor)
        .toArray();
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(factor);
    out.writeInt(halfSquares.length);
    StoredArrays.write(out, halfSquares);
  }

  static MinibatchEstimate read(DataInput in) throws IOException {
    double factor = in.readDouble();
    List<double[]> pairs = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      pairs.add(StoredArrays.read(in));
    }
    return new MinibatchEstimate(factor, pairs.toArray(double[][]::new));
  }
}
