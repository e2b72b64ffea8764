package io.kramers.network;

import java.util.Map;
import java.util.TreeMap;

/** Small networks of every kind with weights, statistics and samples. */
final class Fixtures {
  /** More than one block, with a short last one. */
  static final int SAMPLES = 21;

  private Fixtures() {}

  static Map<String, Network> networks() {
    return new TreeMap<>(
        Map.of(
            "linear-regression", LinearRegression.of(Shape.flat(7)),
            "mlp", MultilayerPerceptron.of(new Shape(2, 3, 4), new int[] {9, 8}, 5),
            "cnn", ConvolutionalNetwork.of(new Shape(1, 17, 18), 4),
            "resnet small", ResidualNetwork.of(new Shape(3, 9, 10), 3, 1, 4),
            "resnet large", ResidualNetwork.of(new Shape(2, 64, 65), 2, 1, 3),
            "average pool", averagePool()));
  }

  /** A kind of layer that no network has: average pooling with windows. */
  private static Network averagePool() {
    NetworkBuilder builder = new NetworkBuilder(new Shape(2, 7, 8));
    builder.add("conv1", from -> new Convolution(from, 3, 3, 1, 1, true));
    builder.add(from -> AveragePool.square(from, 3, 2));
    builder.add("fc", from -> new Dense(from, 4, true));
    return builder.build("average pool", new SoftmaxCrossEntropy(4));
  }

  /** Of a size that leaves outputs near 1, with other numbers than the initial ones. */
  static double[] weights(Network network) {
    double[] weights = Mixed.array(0, network.parameterCount());
    for (Parameter parameter : network.parameters()) {
      double scale = Math.sqrt(6.0 * parameter.shape().get(0) / parameter.length());
      for (int i = parameter.offset(); i < parameter.offset() + parameter.length(); i++) {
        if (parameter.shape().size() > 1) {
          weights[i] *= scale;
        } else if (parameter.name().endsWith("weight")) {
          weights[i] = 1.0 + 0.5 * weights[i];
        } else {
          weights[i] *= 0.1;
        }
      }
    }
    return weights;
  }

  static Statistics statistics(Network network) {
    int count = network.buffers().stream().mapToInt(Parameter::length).sum();
    double[] statistics = Mixed.array(7_000_000, count);
    for (Parameter buffer : network.buffers()) {
      for (int i = buffer.offset(); i < buffer.offset() + buffer.length(); i++) {
        statistics[i] =
            buffer.name().endsWith("mean") ? 0.1 * statistics[i] : 1.0 + 0.5 * statistics[i];
      }
    }
    return Statistics.of(statistics);
  }

  static Samples samples(Network network, int count) {
    double[][] inputs = new double[count][];
    double[] targets = new double[count];
    for (int i = 0; i < count; i++) {
      int units = network.input().units();
      inputs[i] = Mixed.array(9_000_000L + (long) i * units, units);
      targets[i] = network.classifies() ? i * 7 % network.outputs() : inputs[i][0] - 0.3;
    }
    return new ArraySamples(network.input(), inputs, targets);
  }

  static <A> NetworkPass<A> pass(Network network, Arithmetic<A> on) {
    NetworkPass<A> pass = new NetworkPass<>(network, on, statistics(network));
    pass.use(weights(network));
    return pass;
  }
}
