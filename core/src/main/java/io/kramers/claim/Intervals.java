package io.kramers.claim;

import io.kramers.estimate.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Numbers that claims make of several estimates, with their intervals. */
final class Intervals {
  private Intervals() {}

  /** The quantile of a two-sided interval of one measurement. */
  static double normalQuantile(Effort effort) {
    return NormalDistribution.of(0, 1)
        .inverseSurvivalProbability(0.5 * (1.0 - effort.confidenceOfOne()));
  }

  /** An interval of an estimate with a normal law. */
  static Interval around(double value, double standardError, Effort effort) {
    double half = normalQuantile(effort) * standardError;
    return new Interval(value - half, value + half);
  }

  /**
   * How the logarithm of mean exit times, times a factor each, grows with x: the slope of the
   * least-squares line, beside the same of the exact times.
   *
   * @param x one a time, at least two different ones
   * @param factors likewise, such as the mean curvature, which the growth does not include
   */
  static Measurement slope(
      String what,
      String reading,
      List<Results.ExitTime> times,
      double[] x,
      double[] factors,
      Effort effort,
      Interval printed,
      double corrected,
      double tolerance) {
    double[] weights = weights(x);
    double variance = 0.0;
    for (int i = 0; i < x.length; i++) {
      double error = weights[i] * times.get(i).relativeError();
      variance += error * error;
    }
    double slope = slope(times, weights, factors, Results.ExitTime::mean);
    return new Measurement(
        what,
        reading,
        slope,
        around(slope, Math.sqrt(variance), effort),
        times.stream().mapToLong(Results.ExitTime::trials).sum(),
        slope(times, weights, factors, Results.ExitTime::chain),
        slope(times, weights, factors, Results.ExitTime::continuous),
        printed,
        corrected,
        tolerance);
  }

  private static double[] weights(double[] x) {
    double mean = 0.0;
    for (double each : x) {
      mean += each / x.length;
    }
    double squares = 0.0;
    for (double each : x) {
      squares += (each - mean) * (each - mean);
    }
    double[] weights = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      weights[i] = (x[i] - mean) / squares;
    }
    return weights;
  }

  private static double slope(
      List<Results.ExitTime> times,
      double[] weights,
      double[] factors,
      ToDoubleFunction<Results.ExitTime> time) {
    double sum = 0.0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Math.log(factors[i] * time.applyAsDouble(times.get(i)));
    }
    return sum;
  }

  /** A mean exit time. */
  static Measurement mean(
      String what,
      String reading,
      Results.ExitTime time,
      double printed,
      double corrected,
      double relativeTolerance) {
    double exact = Double.isNaN(time.continuous()) ? time.chain() : time.continuous();
    double size = Double.isNaN(exact) ? corrected : exact;
    return new Measurement(
        what,
        reading,
        time.mean(),
        time.estimate().interval().orElseThrow(),
        time.trials(),
        time.chain(),
        exact,
        Measurement.number(printed),
        corrected,
        relativeTolerance * size);
  }
}
