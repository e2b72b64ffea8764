package io.kramers.claim;

import io.kramers.config.CanonicalText;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/**
 * Least squares in one dimension: inputs u ~ N(0, 1), residuals e = N(0, 1) + c (u^3 - 3 u) at the
 * best slope w*, and at w = w* + x the gradients -u e + u^2 x of single samples. The cubic is not
 * correlated with u, so w* stays where it is, but with c the gradients at w* and the curvatures u^2
 * are: Cov(g, h) = -6 c.
 *
 * @param gradients at w*, one a sample
 * @param curvatures u^2
 */
record RegressionSample(double[] gradients, double[] curvatures) {
  /** Var(g) without the cubic is 1; E u^2 (u^3 - 3 u)^2 = 42. */
  static double sigma(double cubic) {
    return 1.0 + 42.0 * cubic * cubic;
  }

  /** Var(u^2). */
  static final double RHO = 2.0;

  /** Cov(g, h) = -c E u^3 (u^3 - 3 u). */
  static double covariance(double cubic) {
    return -6.0 * cubic;
  }

  /** Draws n samples. */
  static RegressionSample draw(long seed, int n, double cubic) {
    long cell = new CanonicalText().put("data", "least-squares").hash();
    StreamKey key = StreamKey.of(seed, Purpose.DATA, cell);
    int length = Padded.length(n);
    long[] numbers = new long[length];
    Arrays.setAll(numbers, m -> m);
    long[] x0 = new long[length];
    long[] x1 = new long[length];
    double[] inputs = new double[length];
    double[] errors = new double[length];
    Words.of(Vectorization.scalar()).fill(key, numbers, n, Counter.word(0, 0), x0, x1);
    Normals.of(Vectorization.scalar()).transform(x0, x1, n, 1.0, inputs, errors);
    double[] gradients = new double[n];
    double[] curvatures = new double[n];
    for (int m = 0; m < n; m++) {
      double u = inputs[m];
      gradients[m] = -u * (errors[m] + cubic * (u * u * u - 3.0 * u));
      curvatures[m] = u * u;
    }
    return new RegressionSample(gradients, curvatures);
  }

  /** The gradients at w* + x. */
  double[] at(double x) {
    double[] all = new double[gradients.length];
    Arrays.setAll(all, m -> Math.fma(curvatures[m], x, gradients[m]));
    return all;
  }

  static double mean(double[] values) {
    double sum = 0.0;
    for (double each : values) {
      sum += each;
    }
    return sum / values.length;
  }

  /** The central moment of an even order. */
  static double moment(double[] values, int order) {
    double mean = mean(values);
    double sum = 0.0;
    for (double each : values) {
      sum += Math.pow(each - mean, order);
    }
    return sum / values.length;
  }

  /** The standard error of {@link #moment} of order 2. */
  static double errorOfVariance(double[] values) {
    double variance = moment(values, 2);
    return Math.sqrt((moment(values, 4) - variance * variance) / values.length);
  }
}
