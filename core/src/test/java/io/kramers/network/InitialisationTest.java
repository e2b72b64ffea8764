package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.config.CanonicalText;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Uniform;
import io.kramers.rng.Words;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitialisationTest {
  private static final long SEED = 20200624;

  private final Network cnn = ConvolutionalNetwork.of(new Shape(1, 28, 28), 10);
  private final Network residual = ResidualNetwork.of(new Shape(3, 8, 8), 4, 2, 10);

  /** What docs/randomness.md says: element i is trial i. */
  @Test
  void everyElementIsADrawOfItsOwn() {
    double[] weights = cnn.initialWeights(SEED);
    for (Parameter parameter : cnn.parameters()) {
      int fanIn =
          cnn.parameters().stream()
              .filter(p -> p.name().equals(parameter.layer() + ".weight"))
              .mapToInt(p -> p.length() / p.shape().get(0))
              .sum();
      for (int i = parameter.offset(); i < parameter.offset() + parameter.length(); i++) {
        double uniform = 2 * Uniform.open(block(i)[0]) - 1;
        assertThat(weights[i]).isCloseTo(uniform / Math.sqrt(fanIn), within(1e-16));
      }
    }
    Parameter convolution = residual.parameters().get(0);
    double[] normals = residual.initialWeights(SEED);
    for (int i = 0; i < convolution.length(); i++) {
      long[] block = block(i);
      double[] z = new double[64];
      Normals.of(Vectorization.scalar())
          .transform(new long[] {block[0]}, new long[] {block[1]}, 1, 1.0, z, new double[64]);
      assertThat(normals[i]).isCloseTo(z[0] * Math.sqrt(2.0 / (4 * 9)), within(1e-15));
    }
  }

  private static long[] block(int trial) {
    long cell = new CanonicalText().put("weights", "initial").hash();
    long[] x0 = new long[64];
    long[] x1 = new long[64];
    Words.of(Vectorization.scalar())
        .fill(
            StreamKey.of(SEED, Purpose.WEIGHTS, cell),
            new long[] {trial},
            1,
            Counter.word(0, 0),
            x0,
            x1);
    return new long[] {x0[0], x1[0]};
  }

  /** Mean squares within 5 standard errors: false with probability below 1e-6 each. */
  @Test
  void hasTheVariancesOfPytorch() {
    double[] weights = cnn.initialWeights(SEED);
    for (Parameter parameter : cnn.parameters()) {
      if (parameter.name().endsWith("weight")) {
        int n = parameter.length();
        // kaiming_uniform with a = sqrt(5): variance 1 / (3 fan in); squares vary by 2/sqrt(5) of
        // it.
        double variance = 1.0 / (3.0 * n / parameter.shape().get(0));
        assertThat(meanSquare(weights, parameter))
            .isCloseTo(variance, within(5 * variance * Math.sqrt(0.8 / n)));
      }
    }
    double[] normals = residual.initialWeights(SEED);
    for (Parameter parameter : residual.parameters()) {
      if (parameter.shape().size() == 4) {
        int n = parameter.length();
        double variance = 2.0 / (n / parameter.shape().get(1));
        assertThat(meanSquare(normals, parameter))
            .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / n)));
      }
    }
  }

  private static double meanSquare(double[] weights, Parameter parameter) {
    return Arrays.stream(weights, parameter.offset(), parameter.offset() + parameter.length())
        .map(w -> w * w)
        .average()
        .orElseThrow();
  }

  @Test
  void normalisationsBeginAsTheIdentity() {
    double[] weights = residual.initialWeights(SEED);
    residual.parameters().stream()
        .filter(p -> p.name().contains("bn") || p.name().contains("downsample.1"))
        .forEach(
            p ->
                assertThat(Arrays.stream(weights, p.offset(), p.offset() + p.length()))
                    .containsOnly(p.name().endsWith("weight") ? 1.0 : 0.0));
  }

  @Test
  void seedsDiffer() {
    assertThat(cnn.initialWeights(1)).isEqualTo(cnn.initialWeights(1));
    assertThat(cnn.initialWeights(1)).isNotEqualTo(cnn.initialWeights(2));
  }
}
