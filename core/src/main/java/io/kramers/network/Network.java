package io.kramers.network;

import io.kramers.network.Layer.LayerParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network's layers with the loss of its outputs. Immutable; weights come from outside, as a
 * vector of all parameters.
 */
public final class Network {
  private final String name;
  private final Shape input;
  private final List<Node> nodes;
  private final Loss loss;
  private final List<Parameter> parameters;
  private final List<ParameterGroup> groups;
  private final List<Parameter> buffers;
  private final int[] parameterAt;
  private final int[] bufferAt;

  /**
   * From nodes in topological order; the last one gives the outputs.
   *
   * @throws ArithmeticException if there are more parameters than an int counts
   */
  Network(String name, Shape input, List<Node> nodes, Loss loss) {
    this.name = name;
    this.input = input;
    this.nodes = nodes;
    this.loss = loss;
    parameterAt = new int[nodes.size() + 1];
    bufferAt = new int[nodes.size() + 1];
    List<Parameter> trained = new ArrayList<>();
    List<ParameterGroup> layers = new ArrayList<>();
    List<Parameter> others = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Layer layer = nodes.get(i).layer();
      parameterAt[i + 1] = append(nodes.get(i), layer.parameters(), parameterAt[i], trained);
      bufferAt[i + 1] = append(nodes.get(i), layer.buffers(), bufferAt[i], others);
      if (parameterCount(i) > 0) {
        layers.add(new ParameterGroup(nodes.get(i).name(), parameterAt[i], parameterCount(i)));
      }
    }
    parameters = List.copyOf(trained);
    groups = List.copyOf(layers);
    buffers = List.copyOf(others);
  }

  private static int append(Node node, List<LayerParameter> own, int at, List<Parameter> all) {
    int end = at;
    for (LayerParameter parameter : own) {
      all.add(new Parameter(node.name() + "." + parameter.name(), parameter.shape(), end));
      end = Math.addExact(end, parameter.length());
    }
    return end;
  }

  /** Its kind in a configuration, such as cnn. */
  public String name() {
    return name;
  }

  /** Of a sample. */
  public Shape input() {
    return input;
  }

  /** Numbers that it gives for a sample: one for each class, or a single one. */
  public int outputs() {
    return nodes.get(nodes.size() - 1).layer().output().units();
  }

  /**
   * Whether a sample's target is a class, and its loss softmax cross-entropy; else it is a number,
   * and the loss half the square of the difference.
   */
  public boolean classifies() {
    return loss.classifies();
  }

  /** Weights and biases in the order of PyTorch's {@code named_parameters}; unmodifiable. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The parameters layer by layer; unmodifiable. */
  public List<ParameterGroup> groups() {
    return groups;
  }

  /** Length of the vector of all parameters. */
  public int parameterCount() {
    return parameterAt[nodes.size()];
  }

  /**
   * The statistics of batch normalisations, with PyTorch's names: bn1.running_mean,
   * bn1.running_var; offsets count in the vector of {@link Statistics}. Empty for networks without.
   */
  public List<Parameter> buffers() {
    return buffers;
  }

  /**
   * Weights to start from: the laws of PyTorch's, for residual networks torchvision's.
   *
   * @return in double; float32 passes round them
   */
  public double[] initialWeights(long seed) {
    int longest = parameters.stream().mapToInt(Parameter::length).max().orElse(0);
    Initialisation.Draws draws = new Initialisation.Draws(seed, longest);
    double[] weights = new double[parameterCount()];
    for (int i = 0; i < nodes.size(); i++) {
      int at = parameterAt[i];
      for (LayerParameter parameter : nodes.get(i).layer().parameters()) {
        nodes.get(i).initialisation().draw(parameter, draws, weights, at);
        at += parameter.length();
      }
    }
    return weights;
  }

  List<Node> nodes() {
    return nodes;
  }

  Loss loss() {
    return loss;
  }

  /** Place of a node's first parameter. */
  int parameterAt(int node) {
    return parameterAt[node];
  }

  int parameterCount(int node) {
    return parameterAt[node + 1] - parameterAt[node];
  }

  /** Place of a node's first buffer. */
  int bufferAt(int node) {
    return bufferAt[node];
  }

  int bufferCount() {
    return bufferAt[nodes.size()];
  }

  /** The layers of the nodes, with the given statistics. */
  List<Layer> layers(Statistics statistics) {
    double[] values = statistics.values();
    if (values.length != bufferCount()) {
      throw new IllegalArgumentException(
          "the network takes " + bufferCount() + " statistics, not " + values.length);
    }
    Layer[] layers = new Layer[nodes.size()];
    Arrays.setAll(layers, i -> nodes.get(i).layer().with(values, bufferAt[i]));
    return List.of(layers);
  }

  /** Elements of each value for a block of samples. */
  int lanes(int value) {
    return (value == 0 ? input : nodes.get(value - 1).layer().output()).lanes();
  }
}
