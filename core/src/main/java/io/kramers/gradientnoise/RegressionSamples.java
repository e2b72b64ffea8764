package io.kramers.gradientnoise;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.network.Arithmetic;
import io.kramers.network.Samples;
import io.kramers.network.Shape;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Drawn data of the paper's linear regression, the example after Proposition 1: inputs x_j ~ N(0,
 * a_j^2), targets y = x_1 + ... + x_d + N(0, s^2), all independent. With f(x) = w . x and the loss
 * (1/2) (f - y)^2 the population's minimum is w* = (1, ..., 1), and along coordinate j the variance
 * of the single-sample gradient's component j is sigma_j + rho_j (w_j - 1)^2.
 */
public final class RegressionSamples implements Samples, Serializable {
  private static final long serialVersionUID = 1L;

  /** Its name in a configuration. */
  public static final String KIND = "regression";

  private static final int MOST_SAMPLES = 10_000_000;
  private static final int MOST_INPUTS = 1000;
  private static final int DEFAULT_SAMPLES = 1000;

  private final double[] deviations;
  private final double noise;
  private final double[][] inputs;
  private final double[] targets;

  private RegressionSamples(
      double[] deviations, double noise, double[][] inputs, double[] targets) {
    this.deviations = deviations;
    this.noise = noise;
    this.inputs = inputs;
    this.targets = targets;
  }

  /**
   * Reads the keys {@code kind}, {@code samples} (default 1000), {@code deviations}, the a_j
   * (default [1]), {@code noise}, s (default 1), and {@code seed} (default 0).
   */
  public static RegressionSamples read(Settings settings) {
    int n = (int) settings.wholeNumber("samples", 1, MOST_SAMPLES, DEFAULT_SAMPLES);
    double[] deviations =
        settings.has("deviations")
            ? settings.numbers("deviations", MOST_INPUTS)
            : new double[] {1.0};
    if (Arrays.stream(deviations).anyMatch(deviation -> deviation <= 0)) {
      throw settings.invalid("deviations", "must be numbers greater than 0");
    }
    double noise = settings.has("noise") ? settings.nonNegative("noise") : 1.0;
    long seed = settings.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
    return draw(n, deviations, noise, seed);
  }

  /** Draws n samples; a larger n keeps the first ones. */
  static RegressionSamples draw(int n, double[] deviations, double noise, long seed) {
    int d = deviations.length;
    long cell = new CanonicalText().put("data", KIND).hash();
    StreamKey key = StreamKey.of(seed, Purpose.DATA, cell);
    int length = Padded.length(n);
    long[] numbers = new long[length];
    Arrays.setAll(numbers, m -> m);
    long[] x0 = new long[length];
    long[] x1 = new long[length];
    double[][] columns = new double[d + 1 + (d + 1) % 2][length];
    Words words = Words.of(Vectorization.scalar());
    Normals normals = Normals.of(Vectorization.scalar());
    // The target's noise comes first, so that it stays what it is when inputs are added.
    for (int j = 0; j <= d; j += 2) {
      words.fill(key, numbers, n, Counter.word(0, j / 2), x0, x1);
      normals.transform(x0, x1, n, 1.0, columns[j], columns[j + 1]);
    }
    double[][] inputs = new double[d][n];
    double[] targets = new double[n];
    for (int m = 0; m < n; m++) {
      targets[m] = noise * columns[0][m];
      for (int j = 0; j < d; j++) {
        inputs[j][m] = deviations[j] * columns[j + 1][m];
        targets[m] += inputs[j][m];
      }
    }
    return new RegressionSamples(deviations.clone(), noise, inputs, targets);
  }

  /** Writes the data into a canonical text: the same numbers are the same data. */
  void describe(CanonicalText text) {
    text.put("samples", count()).put("targets", CanonicalText.digest(targets));
    for (double[] input : inputs) {
      text.put("x", CanonicalText.digest(input));
    }
  }

  /** sigma_j = Var(x_j e) of a single sample. */
  public double sigma(int j) {
    return deviations[j] * deviations[j] * noise * noise;
  }

  /** rho_j = Var(x_j^2) of a single sample. */
  public double rho(int j) {
    return 2.0 * h(j) * h(j);
  }

  /** h_j = E x_j^2. */
  public double h(int j) {
    return deviations[j] * deviations[j];
  }

  @Override
  public int count() {
    return targets.length;
  }

  @Override
  public Shape shape() {
    return Shape.flat(inputs.length);
  }

  @Override
  public double target(int sample) {
    return targets[sample];
  }

  /** An input as it was drawn. */
  double input(int j, int sample) {
    return inputs[j][sample];
  }

  @Override
  public <A> void fill(Arithmetic<A> on, int firstSample, int lanes, A into) {
    on.clear(into, 0, on.length(into));
    for (int j = 0; j < inputs.length; j++) {
      for (int l = 0; l < lanes; l++) {
        on.set(into, j * Arithmetic.LANES + l, inputs[j][firstSample + l]);
      }
    }
  }
}
