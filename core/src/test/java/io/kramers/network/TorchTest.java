package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against PyTorch 1.13 in float64, one thread, on the same networks written with {@code torch.nn}
 * alone. Weights and statistics are those of {@link Fixtures}, inputs {@link Mixed} from place 9e6
 * on, sample i has class 7i modulo classes. {@code torch.json} has, for each network, the logits
 * and losses of 5 samples in {@code eval} mode, and three numbers of the gradient of each
 * parameter, of the average loss and of sample 2's: the sum, the inner product with the {@link
 * Mixed} numbers from place 5e6 on, and the sum of squares. {@code normalised} has the same in
 * {@code train} mode, where the statistics are the batch's.
 */
class TorchTest {
  private static final int SAMPLES = 5;

  @ParameterizedTest
  @CsvSource({"cnn", "mlp", "resnet-18 small", "resnet-18 large"})
  void outputsLossesAndGradientsAgree(String name) throws IOException {
    JsonNode expected = expected(name);
    Network network = network(name, expected);
    Samples samples = Fixtures.samples(network, SAMPLES);
    NetworkPass<double[]> pass = Fixtures.pass(network, Precision.twice());

    double[] outputs = new double[network.outputs() * Arithmetic.LANES];
    pass.outputs(samples, 0, outputs);
    double[] losses = new double[Arithmetic.LANES];
    pass.losses(samples, 0, losses);
    for (int i = 0; i < SAMPLES; i++) {
      for (int c = 0; c < network.outputs(); c++) {
        double logit = expected.get("logits").get(i).get(c).asDouble();
        assertThat(outputs[c * Arithmetic.LANES + i]).isCloseTo(logit, within(1e-11));
      }
      assertThat(losses[i]).isCloseTo(expected.get("losses").get(i).asDouble(), within(1e-11));
    }

    double[] perLane = new double[network.parameterCount() * Arithmetic.LANES];
    pass.addGradient(samples, 0, perLane);
    double[] average = new double[network.parameterCount()];
    double[] second = new double[network.parameterCount()];
    for (int i = 0; i < average.length; i++) {
      for (int l = 0; l < Arithmetic.LANES; l++) {
        average[i] += perLane[i * Arithmetic.LANES + l] / SAMPLES;
      }
      second[i] = perLane[i * Arithmetic.LANES + 2];
    }
    assertAgrees(network, average, expected.get("gradient"));
    assertAgrees(network, second, expected.get("sample2"));
  }

  @ParameterizedTest
  @CsvSource({"resnet-18 small", "resnet-18 large"})
  void gradientsThroughTheBatchsStatisticsAgree(String name) throws IOException {
    JsonNode expected = expected(name);
    Network network = network(name, expected);
    double[] gradient = new double[network.parameterCount()];
    try (Workers workers = new Workers(2)) {
      double loss =
          new NormalisingFullBatch<>(
                  network, Fixtures.samples(network, SAMPLES), Precision.twice(), workers)
              .gradient(Fixtures.weights(network), gradient);
      JsonNode normalised = expected.get("normalised");
      assertThat(loss).isCloseTo(normalised.get("loss").asDouble(), within(1e-10));
      assertAgrees(network, gradient, normalised.get("gradient"));
    }
  }

  private static void assertAgrees(Network network, double[] gradient, JsonNode expected) {
    for (Parameter parameter : network.parameters()) {
      double sum = 0;
      double probed = 0;
      double squares = 0;
      for (int i = 0; i < parameter.length(); i++) {
        double g = gradient[parameter.offset() + i];
        sum += g;
        probed += g * Mixed.at(5_000_000 + i);
        squares += g * g;
      }
      JsonNode numbers = expected.get(parameter.name());
      double tolerance = 1e-9 * (Math.sqrt(squares * parameter.length()) + 1e-3);
      assertThat(sum).as(parameter.name()).isCloseTo(numbers.get(0).asDouble(), within(tolerance));
      assertThat(probed)
          .as(parameter.name())
          .isCloseTo(numbers.get(1).asDouble(), within(tolerance));
      assertThat(squares)
          .as(parameter.name())
          .isCloseTo(numbers.get(2).asDouble(), within(1e-9 * (squares + 1e-6)));
    }
  }

  private static JsonNode expected(String name) throws IOException {
    try (InputStream json = TorchTest.class.getResourceAsStream("torch.json")) {
      return new ObjectMapper().readTree(json).get(name);
    }
  }

  /** The network, once its parameters and buffers are seen to be named and laid out alike. */
  private static Network network(String name, JsonNode expected) {
    JsonNode shape = expected.get("shape");
    Shape input = new Shape(shape.get(0).asInt(), shape.get(1).asInt(), shape.get(2).asInt());
    int classes = expected.get("logits").get(0).size();
    Network network =
        switch (name) {
          case "cnn" -> ConvolutionalNetwork.of(input, classes);
          case "mlp" -> MultilayerPerceptron.of(input, new int[] {7, 6}, classes);
          case "resnet-18 small" -> ResidualNetwork.of(input, 4, 2, classes);
          default -> ResidualNetwork.of(input, 3, 2, classes);
        };
    List<String> names = new ArrayList<>();
    expected
        .get("shapes")
        .fields()
        .forEachRemaining(
            entry -> names.add(entry.getKey() + entry.getValue().toString().replace(",", ", ")));
    assertThat(network.parameters().stream().map(p -> p.name() + p.shape()))
        .containsExactlyElementsOf(names);
    List<String> buffers = new ArrayList<>();
    expected.path("buffers").forEach(buffer -> buffers.add(buffer.asText()));
    assertThat(network.buffers().stream().map(Parameter::name)).containsExactlyElementsOf(buffers);
    return network;
  }
}
