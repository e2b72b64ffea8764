package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/** Samples drawn from N(0, standardDeviation^2 I), the same on every machine. */
final class GaussianSamples {
  static final String KIND = "gaussian";

  private GaussianSamples() {}

  /** Reads the keys {@code n}, {@code standard-deviation} and {@code seed} (default 0). */
  static Dataset read(Settings settings, int dimension) {
    int n = settings.wholeNumber("n", 1, 10_000_000);
    double deviation = settings.positive("standard-deviation");
    long seed = settings.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
    return draw(n, dimension, deviation, seed);
  }

  /**
   * Draws n samples; sample m is trial m of the stream, so a larger n keeps the first ones. The
   * cell of the stream is the canonical text {@code data=gaussian}, and neither n, nor d, nor the
   * deviation enters it: other deviations scale the same draws.
   */
  static Dataset draw(int n, int dimension, double deviation, long seed) {
    long cell = new CanonicalText().put("data", KIND).hash();
    StreamKey key = StreamKey.of(seed, Purpose.DATA, cell);
    int length = Padded.length(n);
    long[] numbers = new long[length];
    Arrays.setAll(numbers, m -> m);
    long[] x0 = new long[length];
    long[] x1 = new long[length];
    double[][] columns = new double[dimension + dimension % 2][length];
    Words words = Words.of(Vectorization.scalar());
    Normals normals = Normals.of(Vectorization.scalar());
    for (int j = 0; j < dimension; j += 2) {
      words.fill(key, numbers, n, Counter.word(0, j / 2), x0, x1);
      normals.transform(x0, x1, n, deviation, columns[j], columns[j + 1]);
    }
    double[][] samples = new double[dimension][];
    for (int j = 0; j < dimension; j++) {
      samples[j] = Arrays.copyOf(columns[j], n);
    }
    return Dataset.of(samples);
  }
}
