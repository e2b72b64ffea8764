package io.kramers.fit;

import io.kramers.estimate.Interval;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimated number.
 *
 * @param value the estimate
 * @param standardError of it
 * @param interval at the fit's confidence
 */
public record Coefficient(double value, double standardError, Interval interval) {
  /**
   * With the standard deviation over resamples as the error and Student's interval, of one degree
   * of freedom less than there are resamples.
   *
   * @param resamples the number's estimates there
   * @param units how many units were resampled with replacement: the variance over resamples is
   *     their population's, smaller than the sample's by 1 - 1 / units
   * @param confidence of the interval, between 0 and 1
   */
  static Coefficient resampled(double value, double[] resamples, int units, double confidence) {
    double mean = Arrays.stream(resamples).average().orElseThrow();
    double squares = Arrays.stream(resamples).map(each -> (each - mean) * (each - mean)).sum();
    double variance = squares / (resamples.length - 1.0) * units / (units - 1.0);
    double half =
        TDistribution.of(resamples.length - 1.0)
                .inverseSurvivalProbability(0.5 * (1.0 - confidence))
            * Math.sqrt(variance);
    return new Coefficient(value, Math.sqrt(variance), new Interval(value - half, value + half));
  }
}
