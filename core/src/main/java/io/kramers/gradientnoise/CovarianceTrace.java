package io.kramers.gradientnoise;

import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.SampleGradients;
import java.util.Arrays;
import java.util.Map;

/**
 * The trace of the single-sample gradient covariance along the line w* + s (1, ..., 1), |s| &lt;=
 * range: what Figure 3(b) fits by a quadratic.
 *
 * @param landscape an average over data
 * @param range the greatest |s|, greater than 0
 * @param points number of equally spaced s, at least 3, both ends among them
 * @param swept the values that came from a list, by the names that results show
 */
public record CovarianceTrace(
    Landscape landscape, double range, int points, Map<String, Object> swept) {
  private static final double DEFAULT_RANGE = 0.01;
  private static final int DEFAULT_POINTS = 41;
  private static final int MOST_POINTS = 1_000_000;

  /** Reads the keys {@code range} (default 0.01) and {@code points} (default 41). */
  public static CovarianceTrace read(
      Settings settings, Landscape landscape, Map<String, Object> swept) {
    if (landscape.sampleGradients().isEmpty()) {
      throw new ConfigurationException(
          settings.path() + " needs samples: give landscape.data, or leave covariance-trace out");
    }
    double range = settings.positive("range", DEFAULT_RANGE);
    int points = (int) settings.wholeNumber("points", 3, MOST_POINTS, DEFAULT_POINTS);
    settings.rejectUnknownKeys();
    CovarianceTrace line = new CovarianceTrace(landscape, range, points, swept);
    if (!Arrays.stream(line.traces()).allMatch(Double::isFinite)) {
      throw settings.invalid(
          "range", "leads to a trace too large for a number; use a smaller one, or a smaller loss");
    }
    return line;
  }

  /** The offsets s, ascending. */
  public double[] offsets() {
    double[] offsets = new double[points];
    Arrays.setAll(offsets, i -> range * (2.0 * i / (points - 1) - 1.0));
    return offsets;
  }

  /** The trace at each of {@link #offsets}. */
  public double[] traces() {
    SampleGradients samples = landscape.sampleGradients().orElseThrow();
    return Arrays.stream(offsets()).map(s -> trace(samples, s)).toArray();
  }

  private double trace(SampleGradients samples, double s) {
    double[] w = landscape.minimum();
    for (int j = 0; j < w.length; j++) {
      w[j] += s;
    }
    return Arrays.stream(samples.variance(w)).sum();
  }
}
