package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * All gradients in double against ND4J's SameDiff, on networks that are written here once more with
 * its operations: of the average loss over a block, and of one sample.
 */
class SameDiffTest {
  private static final int SAMPLES = 5;
  private static final int ONE = 3;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            "linear-regression",
            (BiFunction<Graph, SDVariable, SDVariable>) (g, x) -> g.dense(x, "fc", false)),
        Arguments.of(
            "mlp",
            (BiFunction<Graph, SDVariable, SDVariable>)
                (g, x) ->
                    g.dense(
                        g.relu(g.dense(g.relu(g.dense(x, "fc1", true)), "fc2", true)),
                        "fc3",
                        true)),
        Arguments.of("cnn", (BiFunction<Graph, SDVariable, SDVariable>) SameDiffTest::cnn),
        Arguments.of(
            "resnet small", (BiFunction<Graph, SDVariable, SDVariable>) SameDiffTest::residual));
  }

  private static SDVariable cnn(Graph g, SDVariable x) {
    SDVariable y = g.maxPool(g.convolution(x, "conv1", 1, 0, true));
    y = g.maxPool(g.convolution(y, "conv2", 1, 0, true));
    return g.dense(g.relu(g.dense(y, "fc1", true)), "fc2", true);
  }

  private static SDVariable residual(Graph g, SDVariable x) {
    SDVariable y = g.relu(g.normalised(g.convolution(x, "conv1", 1, 1, false), "bn1"));
    for (int layer = 1; layer <= 4; layer++) {
      String name = "layer" + layer + ".0.";
      int stride = layer > 1 ? 2 : 1;
      SDVariable around =
          stride == 1
              ? y
              : g.normalised(
                  g.convolution(y, name + "downsample.0", stride, 0, false), name + "downsample.1");
      y = g.relu(g.normalised(g.convolution(y, name + "conv1", stride, 1, false), name + "bn1"));
      y = g.normalised(g.convolution(y, name + "conv2", 1, 1, false), name + "bn2");
      y = g.relu(y.add(around));
    }
    // 9 x 10 has become 2 x 2.
    return g.dense(g.averaged(y, 24, 4), "fc", true);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void hasTheSameGradients(String name, BiFunction<Graph, SDVariable, SDVariable> outputs) {
    Network network = Fixtures.networks().get(name);
    Samples samples = Fixtures.samples(network, SAMPLES);
    double[] gradient = new double[network.parameterCount() * Arithmetic.LANES];
    double loss = Fixtures.pass(network, Precision.twice()).addGradient(samples, 0, gradient);

    Graph graph = new Graph(network);
    graph.close(network, outputs);
    Map<String, INDArray> ofAll = graph.gradients(network, samples, 0, 1, 2, 3, 4);
    // Twice the same: products of one row by one column have another gradient in SameDiff.
    Map<String, INDArray> ofOne = graph.gradients(network, samples, ONE, ONE);
    assertThat(graph.loss(network, samples, 0, 1, 2, 3, 4))
        .isCloseTo(loss / SAMPLES, within(1e-12));
    for (Parameter parameter : network.parameters()) {
      double[] all = flat(ofAll.get(parameter.name()));
      double[] one = flat(ofOne.get(parameter.name()));
      assertThat(all).hasSize(parameter.length());
      for (int i = 0; i < all.length; i++) {
        double sum = 0;
        int at = (parameter.offset() + i) * Arithmetic.LANES;
        for (int l = 0; l < SAMPLES; l++) {
          sum += gradient[at + l];
        }
        assertThat(sum / SAMPLES).as("%s %d", parameter.name(), i).isCloseTo(all[i], within(1e-11));
        assertThat(gradient[at + ONE])
            .as("%s %d, one sample", parameter.name(), i)
            .isCloseTo(one[i], within(1e-11));
      }
    }
  }

  private static double[] flat(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  /** A network in SameDiff, its parameters with their own names. */
  private static final class Graph {
    private final SameDiff sd = SameDiff.create();
    private final Map<String, SDVariable> variables = new HashMap<>();

    Graph(Network network) {
      add(network.parameters(), Fixtures.weights(network), true);
      add(network.buffers(), Fixtures.statistics(network).values(), false);
    }

    private void add(List<Parameter> parameters, double[] values, boolean trained) {
      for (Parameter parameter : parameters) {
        double[] own = new double[parameter.length()];
        System.arraycopy(values, parameter.offset(), own, 0, own.length);
        long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
        INDArray array = Nd4j.createFromArray(own).reshape(shape);
        variables.put(
            parameter.name(),
            trained ? sd.var(parameter.name(), array) : sd.constant(parameter.name(), array));
      }
    }

    /** The average loss of {@code outputs}. */
    void close(Network network, BiFunction<Graph, SDVariable, SDVariable> outputs) {
      Shape shape = network.input();
      SDVariable x =
          sd.placeHolder("x", DataType.DOUBLE, -1, shape.channels(), shape.height(), shape.width());
      SDVariable y = sd.placeHolder("y", DataType.DOUBLE, -1, network.outputs());
      SDVariable f = outputs.apply(this, x);
      if (network.classifies()) {
        sd.loss().softmaxCrossEntropy("loss", y, f, null, LossReduce.MEAN_BY_WEIGHT, 0);
      } else {
        sd.loss()
            .meanSquaredError(
                "loss", y, f, sd.constant(0.5), LossReduce.MEAN_BY_NONZERO_WEIGHT_COUNT);
      }
      sd.setLossVariables("loss");
    }

    /** The average over rows and columns. */
    SDVariable averaged(SDVariable x, int channels, int positions) {
      INDArray shares =
          Nd4j.valueArrayOf(new long[] {positions, 1}, 1.0 / positions, DataType.DOUBLE);
      return x.reshape(-1, positions).mmul(sd.constant(shares)).reshape(-1, channels);
    }

    SDVariable relu(SDVariable x) {
      return sd.nn().relu(x, 0);
    }

    SDVariable dense(SDVariable x, String name, boolean bias) {
      SDVariable weight = variables.get(name + ".weight");
      SDVariable flat = x.reshape(-1, weight.getShape()[1]);
      SDVariable product = sd.mmul(flat, weight, false, true, false);
      return bias ? product.add(variables.get(name + ".bias")) : product;
    }

    SDVariable convolution(SDVariable x, String name, int stride, int padding, boolean bias) {
      SDVariable weight = variables.get(name + ".weight");
      Conv2DConfig config =
          Conv2DConfig.builder()
              .kH(weight.getShape()[2])
              .kW(weight.getShape()[3])
              .sH(stride)
              .sW(stride)
              .pH(padding)
              .pW(padding)
              .paddingMode(PaddingMode.VALID)
              .weightsFormat(WeightsFormat.YXIO)
              .build();
      SDVariable inItsOrder = weight.permute(2, 3, 1, 0);
      return bias
          ? sd.cnn().conv2d(x, inItsOrder, variables.get(name + ".bias"), config)
          : sd.cnn().conv2d(x, inItsOrder, config);
    }

    SDVariable maxPool(SDVariable x) {
      return sd.cnn()
          .maxPooling2d(
              x,
              Pooling2DConfig.builder()
                  .kH(2)
                  .kW(2)
                  .sH(2)
                  .sW(2)
                  .paddingMode(PaddingMode.VALID)
                  .build());
    }

    SDVariable normalised(SDVariable x, String name) {
      SDVariable deviation =
          sd.math().sqrt(channel(name + ".running_var").add(sd.constant(BatchNorm.EPSILON)));
      return x.sub(channel(name + ".running_mean"))
          .div(deviation)
          .mul(channel(name + ".weight"))
          .add(channel(name + ".bias"));
    }

    private SDVariable channel(String name) {
      return variables.get(name).reshape(1, -1, 1, 1);
    }

    double loss(Network network, Samples samples, int... which) {
      return sd.output(placeholders(network, samples, which), "loss").get("loss").getDouble(0);
    }

    Map<String, INDArray> gradients(Network network, Samples samples, int... which) {
      return sd.calculateGradients(
          placeholders(network, samples, which),
          network.parameters().stream().map(Parameter::name).toArray(String[]::new));
    }

    private static Map<String, INDArray> placeholders(
        Network network, Samples samples, int... which) {
      Shape shape = network.input();
      int count = which.length;
      double[] lanes = new double[shape.lanes()];
      samples.fill(Precision.twice(), 0, SAMPLES, lanes);
      double[] x = new double[count * shape.units()];
      double[] y = new double[count * network.outputs()];
      for (int i = 0; i < count; i++) {
        for (int u = 0; u < shape.units(); u++) {
          x[i * shape.units() + u] = lanes[u * Arithmetic.LANES + which[i]];
        }
        double target = samples.target(which[i]);
        if (network.classifies()) {
          y[i * network.outputs() + (int) target] = 1;
        } else {
          y[i] = target;
        }
      }
      return Map.of(
          "x",
          Nd4j.createFromArray(x).reshape(count, shape.channels(), shape.height(), shape.width()),
          "y",
          Nd4j.createFromArray(y).reshape(count, network.outputs()));
    }
  }
}
