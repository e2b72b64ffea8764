package io.kramers.gradientnoise;

import io.kramers.estimate.Interval;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * An estimated number.
 *
 * @param value the estimate
 * @param standardError of it
 */
public record Estimated(double value, double standardError) {
  /** With the standard error of the samples' influences. */
  static Estimated of(double value, double[] influences) {
    double squares = Arrays.stream(influences).map(each -> each * each).sum();
    return new Estimated(value, Math.sqrt(squares) / influences.length);
  }

  /** The normal interval. */
  public Interval interval(double confidence) {
    double half =
        NormalDistribution.of(0.0, 1.0).inverseSurvivalProbability(0.5 * (1.0 - confidence))
            * standardError;
    return new Interval(value - half, value + half);
  }
}
