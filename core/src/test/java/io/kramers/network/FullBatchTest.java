package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FullBatchTest {
  /** More than one chunk, with a short last block. */
  private static final int SAMPLES = 2 * FullBatch.CHUNK * Arithmetic.LANES + 3;

  /** All but those of large images. */
  static Stream<String> names() {
    return Fixtures.networks().entrySet().stream()
        .filter(network -> network.getValue().input().units() < 1000)
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("names")
  void isTheSameBitsForAnyThreadsAndTwin(String name) {
    Network network = Fixtures.networks().get(name);
    Samples samples = Fixtures.samples(network, SAMPLES);
    assertSameBits(
        network,
        (on, workers) ->
            new FrozenFullBatch<>(network, Fixtures.statistics(network), samples, on, workers));
    assertSameBits(
        network, (on, workers) -> new NormalisingFullBatch<>(network, samples, on, workers));
  }

  private static void assertSameBits(
      Network network, BiFunction<Arithmetic<float[]>, Workers, FullBatch> batch) {
    double[] expected = null;
    for (int threads = 1; threads <= 3; threads++) {
      for (Vectorization twin :
          List.of(Vectorization.scalar(), Vectorization.simd().orElseThrow())) {
        double[] result = new double[network.parameterCount() + 1];
        try (Workers workers = new Workers(threads)) {
          FullBatch own = batch.apply(Precision.single(twin), workers);
          own.gradient(Fixtures.weights(network), result);
          // Scratch is used again.
          result[network.parameterCount()] = own.gradient(Fixtures.weights(network), result);
        }
        expected = expected == null ? result : expected;
        assertThat(result).isEqualTo(expected);
      }
    }
  }

  /** Through the statistics of all samples. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet small", "resnet large"})
  void normalisingGradientsAreDerivatives(String name) {
    Network network = Fixtures.networks().get(name);
    Samples samples = Fixtures.samples(network, Fixtures.SAMPLES);
    double[] weights = Fixtures.weights(network);
    double[] gradient = new double[weights.length];
    double[] unused = new double[weights.length];
    try (Workers workers = new Workers(2)) {
      FullBatch batch = new NormalisingFullBatch<>(network, samples, Precision.twice(), workers);
      batch.gradient(weights, gradient);
      double h = 1e-6;
      for (int i = 0; i < weights.length; i += weights.length / 100) {
        double w = weights[i];
        weights[i] = w + h;
        double above = batch.gradient(weights, unused);
        weights[i] = w - h;
        double below = batch.gradient(weights, unused);
        weights[i] = w;
        assertThat(gradient[i])
            .as("parameter %d", i)
            .isCloseTo((above - below) / (2 * h), within(3e-8));
      }
    }
  }

  /** Freezing leaves the loss what it was, and changes its gradient. */
  @Test
  void frozenStatisticsGiveTheSameLoss() {
    Network network = Fixtures.networks().get("resnet small");
    Samples samples = Fixtures.samples(network, Fixtures.SAMPLES);
    double[] weights = Fixtures.weights(network);
    double[] before = new double[weights.length];
    double[] after = new double[weights.length];
    try (Workers workers = new Workers(2)) {
      NormalisingFullBatch<double[]> batch =
          new NormalisingFullBatch<>(network, samples, Precision.twice(), workers);
      double loss = batch.gradient(weights, before);
      double frozen =
          new FrozenFullBatch<>(network, batch.statistics(), samples, Precision.twice(), workers)
              .gradient(weights, after);
      assertThat(frozen).isCloseTo(loss, within(1e-13));
      assertThat(after).isNotEqualTo(before);
    }
  }

  @Test
  void withoutNormalisationBothAreTheSame() {
    Network network = Fixtures.networks().get("cnn");
    Samples samples = Fixtures.samples(network, SAMPLES);
    double[] one = new double[network.parameterCount()];
    double[] other = new double[network.parameterCount()];
    try (Workers workers = new Workers(2)) {
      Arithmetic<float[]> on = Precision.single();
      double[] weights = Fixtures.weights(network);
      double a = new NormalisingFullBatch<>(network, samples, on, workers).gradient(weights, one);
      double b =
          new FrozenFullBatch<>(network, Statistics.none(), samples, on, workers)
              .gradient(weights, other);
      assertThat(a).isEqualTo(b);
      assertThat(one).isEqualTo(other);
    }
  }

  @Test
  void accuracyCountsTheSamplesWhoseClassIsGreatest() {
    Network network = MultilayerPerceptron.of(Shape.flat(3), new int[] {3}, 3);
    double[] weights = new double[network.parameterCount()];
    for (int i = 0; i < 3; i++) {
      // Both layers are the identity.
      weights[4 * i] = 1;
      weights[12 + 4 * i] = 1;
    }
    double[][] inputs = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.4, 0.4, 0.2}, {0.1, 0.4, 0.4}};
    double[] targets = {0, 1, 1, 0, 2};
    try (Workers workers = new Workers(1)) {
      double accuracy =
          new FrozenFullBatch<>(
                  network,
                  Statistics.none(),
                  new ArraySamples(network.input(), inputs, targets),
                  Precision.single(),
                  workers)
              .accuracy(weights);
      assertThat(accuracy).isEqualTo(3.0 / 5.0);
    }
  }

  @Test
  void aFailureOfAPieceReachesTheCaller() {
    try (Workers workers = new Workers(2)) {
      int[] ran = new int[100];
      assertThatThrownBy(
              () ->
                  workers.run(
                      100,
                      (thread, piece) -> {
                        ran[piece] = 1;
                        if (piece == 7) {
                          throw new IllegalArgumentException("seven");
                        }
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("seven");
      assertThat(Arrays.stream(ran).limit(8)).containsOnly(1);
      workers.run(100, (thread, piece) -> ran[piece] = 2);
      assertThat(ran).containsOnly(2);
    }
  }
}
