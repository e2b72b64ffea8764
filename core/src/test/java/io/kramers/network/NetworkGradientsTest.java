package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Vectorization;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of whole networks with given statistics. */
class NetworkGradientsTest {
  private static final int LANES = Arithmetic.LANES;

  static Stream<String> names() {
    return Fixtures.networks().keySet().stream();
  }

  /** Central differences of each sample's loss, in every parameter of small layers. */
  @ParameterizedTest
  @MethodSource("names")
  void areDerivatives(String name) {
    Network network = Fixtures.networks().get(name);
    Samples samples = Fixtures.samples(network, Fixtures.SAMPLES);
    NetworkPass<double[]> pass = Fixtures.pass(network, Precision.twice());
    double[] gradient = new double[network.parameterCount() * LANES];
    pass.addGradient(samples, 1, gradient);
    double[] weights = Fixtures.weights(network);
    double h = 1e-6;
    double[] above = new double[LANES];
    double[] below = new double[LANES];
    for (int i = 0; i < weights.length; i += Math.max(1, weights.length / 300)) {
      double w = weights[i];
      weights[i] = w + h;
      pass.use(weights);
      pass.losses(samples, 1, above);
      weights[i] = w - h;
      pass.use(weights);
      pass.losses(samples, 1, below);
      weights[i] = w;
      for (int l = 0; l < LANES; l++) {
        assertThat(gradient[i * LANES + l])
            .as("parameter %d, lane %d", i, l)
            .isCloseTo((above[l] - below[l]) / (2 * h), within(3e-8));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void ofSamplesAddUpToTheBatchs(String name) {
    Network network = Fixtures.networks().get(name);
    Samples samples = Fixtures.samples(network, Fixtures.SAMPLES);
    double inDouble = batchError(network, samples, Precision.twice());
    double inFloat = batchError(network, samples, Precision.single());
    assertThat(inDouble).isLessThan(1e-14);
    assertThat(inFloat).isLessThan(1e-6);
  }

  private static <A> double batchError(Network network, Samples samples, Arithmetic<A> on) {
    NetworkPass<A> pass = Fixtures.pass(network, on);
    double[] average = new double[network.parameterCount()];
    for (int block = 0; block < samples.blocks(); block++) {
      double[] perSample = perSample(network, pass, on, samples, block);
      for (int i = 0; i < perSample.length; i++) {
        average[i / LANES] += perSample[i] / samples.count();
      }
    }
    double[] gradient = new double[network.parameterCount()];
    try (Workers workers = new Workers(2)) {
      new FrozenFullBatch<>(network, Fixtures.statistics(network), samples, on, workers)
          .gradient(Fixtures.weights(network), gradient);
    }
    return distance(average, gradient);
  }

  /** The distance by the second one's norm. */
  private static double distance(double[] a, double[] b) {
    double distance = 0;
    double norm = 0;
    for (int i = 0; i < a.length; i++) {
      distance += (a[i] - b[i]) * (a[i] - b[i]);
      norm += b[i] * b[i];
    }
    return Math.sqrt(distance / norm);
  }

  private static <A> double[] perSample(
      Network network, NetworkPass<A> pass, Arithmetic<A> on, Samples samples, int block) {
    double[] all = new double[network.parameterCount() * LANES];
    List<String> order = new ArrayList<>();
    pass.perSample(
        samples,
        block,
        (group, gradients) -> {
          order.add(0, group.layer());
          for (int i = 0; i < group.length() * LANES; i++) {
            all[group.offset() * LANES + i] = on.get(gradients, i);
          }
        });
    assertThat(order)
        .containsExactlyElementsOf(network.groups().stream().map(ParameterGroup::layer).toList());
    return all;
  }

  @ParameterizedTest
  @MethodSource("names")
  void haveTheSquaredNormsOfEachGroup(String name) {
    Network network = Fixtures.networks().get(name);
    Samples samples = Fixtures.samples(network, Fixtures.SAMPLES);
    assertNorms(network, samples, Precision.twice(), 1e-13);
    assertNorms(network, samples, Precision.single(), 2e-6);
  }

  private static <A> void assertNorms(
      Network network, Samples samples, Arithmetic<A> on, double tolerance) {
    NetworkPass<A> pass = Fixtures.pass(network, on);
    double[] perSample = perSample(network, pass, on, samples, 1);
    double[][] norms = new double[network.groups().size()][LANES];
    norms[0][3] = 5;
    pass.addSquaredNorms(samples, 1, norms);
    norms[0][3] -= 5;
    for (int g = 0; g < norms.length; g++) {
      ParameterGroup group = network.groups().get(g);
      for (int l = 0; l < LANES; l++) {
        double norm = 0;
        for (int i = group.offset(); i < group.offset() + group.length(); i++) {
          norm += perSample[i * LANES + l] * perSample[i * LANES + l];
        }
        assertThat(norms[g][l])
            .as("%s, lane %d", group, l)
            .isCloseTo(norm, within(tolerance * norm + 1e-14));
        if (l >= samples.count() - LANES) {
          assertThat(norms[g][l]).as("spare lane").isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void areTheSameBitsScalarAndSimd(String name) {
    Network network = Fixtures.networks().get(name);
    Samples samples = Fixtures.samples(network, Fixtures.SAMPLES);
    float[][] gradients = new float[2][network.parameterCount() * LANES];
    double[][] losses = new double[2][LANES];
    double[][][] norms = new double[2][network.groups().size()][LANES];
    List<Vectorization> twins = List.of(Vectorization.scalar(), Vectorization.simd().orElseThrow());
    for (int twin = 0; twin < 2; twin++) {
      NetworkPass<float[]> pass = Fixtures.pass(network, Precision.single(twins.get(twin)));
      for (int block = 0; block < samples.blocks(); block++) {
        pass.addGradient(samples, block, gradients[twin]);
        pass.addSquaredNorms(samples, block, norms[twin]);
      }
      pass.losses(samples, 0, losses[twin]);
    }
    assertThat(gradients[1]).isEqualTo(gradients[0]);
    assertThat(losses[1]).isEqualTo(losses[0]);
    assertThat(norms[1]).isDeepEqualTo(norms[0]);
  }

  /** Single precision is near enough: errors of some roundings. */
  @ParameterizedTest
  @MethodSource("names")
  void inFloatAreNearThoseInDouble(String name) {
    Network network = Fixtures.networks().get(name);
    Samples samples = Fixtures.samples(network, Fixtures.SAMPLES);
    double[] exact =
        perSample(
            network, Fixtures.pass(network, Precision.twice()), Precision.twice(), samples, 0);
    double[] single =
        perSample(
            network, Fixtures.pass(network, Precision.single()), Precision.single(), samples, 0);
    assertThat(distance(single, exact)).isLessThan(1e-5);
  }
}
