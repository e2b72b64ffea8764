package io.kramers.dynamics;

import io.kramers.config.Settings;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.SampleGradients;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The noise lambda2 that does not depend on the state, given as a number or matched to SGD's noise
 * at the minimum.
 *
 * @param lambda2 its standard deviation, at least 0
 * @param matched whether it came from the data
 * @param batchSize the minibatch whose noise is matched, or null where none was named
 * @param replacement whether that minibatch is drawn with replacement, or null where it was not
 *     said
 */
public record AdditiveNoise(double lambda2, boolean matched, Integer batchSize, Boolean replacement)
    implements Serializable {

  private static final String MATCHED = "matched";

  /** A number. */
  public static AdditiveNoise of(double lambda2) {
    return new AdditiveNoise(lambda2, false, null, null);
  }

  /**
   * The noise of a minibatch of b samples at w*: d lambda2^2 = (sum_j sigma_j) / b, without
   * replacement times (n - b)/(n - 1), where sigma_j is the population variance of the samples'
   * gradients.
   *
   * @param batchSize b, at least 1, without replacement at most n
   */
  public static double match(
      SampleGradients samples, double[] minimum, int batchSize, boolean replacement) {
    double sum = 0.0;
    for (double variance : samples.variance(minimum)) {
      sum += variance;
    }
    double variance = sum / (minimum.length * (double) batchSize);
    int n = samples.count();
    if (!replacement) {
      // All n of n samples are the full gradient: no noise, also where n is 1.
      variance *= batchSize == n ? 0.0 : (n - batchSize) / (n - 1.0);
    }
    return Math.sqrt(variance);
  }

  /**
   * Reads the keys {@code lambda2} (a number of at least 0, or {@code matched}), {@code batch-size}
   * (beside {@code matched} default 1) and {@code replacement} (beside {@code matched} default
   * true). Beside a number the two only name the minibatch that results are compared with.
   */
  static AdditiveNoise read(Settings settings, Landscape landscape) {
    Integer batchSize =
        settings.has("batch-size")
            ? settings.wholeNumber("batch-size", 1, Minibatch.LARGEST)
            : null;
    Boolean replacement = settings.has("replacement") ? settings.flag("replacement") : null;
    if (!settings.isText("lambda2", MATCHED)) {
      return new AdditiveNoise(
          settings.nonNegativeOr("lambda2", MATCHED), false, batchSize, replacement);
    }
    SampleGradients samples =
        landscape
            .sampleGradients()
            .orElseThrow(
                () ->
                    settings.invalid(
                        "lambda2",
                        "needs samples to match: give landscape.data, or a number of at least 0"));
    int b = batchSize == null ? 1 : batchSize;
    boolean withReplacement = replacement == null || replacement;
    Minibatch.check(settings, b, withReplacement, samples.count());
    double lambda2 = match(samples, landscape.minimum(), b, withReplacement);
    if (!Double.isFinite(lambda2)) {
      throw settings.invalid(
          "lambda2", "matches noise that is too large for a number; use a smaller landscape.scale");
    }
    return new AdditiveNoise(lambda2, true, b, replacement);
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("lambda2", lambda2);
    parameters.put("batchSize", batchSize);
    parameters.put("replacement", replacement);
    return parameters;
  }
}
