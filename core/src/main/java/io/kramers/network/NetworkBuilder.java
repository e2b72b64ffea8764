package io.kramers.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts layers together in topological order; a value is named by its number. */
final class NetworkBuilder {
  private final Shape input;
  private final List<Node> nodes = new ArrayList<>();

  NetworkBuilder(Shape input) {
    this.input = input;
  }

  /** The latest value: at first, the input. */
  int last() {
    return nodes.size();
  }

  Shape shape(int value) {
    return value == 0 ? input : nodes.get(value - 1).layer().output();
  }

  /** Adds a layer with parameters; returns its value. */
  int add(String name, Initialisation initialisation, int from, Function<Shape, Layer> layer) {
    nodes.add(new Node(name, layer.apply(shape(from)), initialisation, List.of(from)));
    return last();
  }

  /** Adds a layer with parameters that begin as a linear one's do after the latest value. */
  int add(String name, Function<Shape, Layer> layer) {
    return add(name, Initialisation.UNIFORM_FAN_IN, last(), layer);
  }

  /** Adds a layer without parameters after the latest value. */
  int add(Function<Shape, Layer> layer) {
    return add("", layer);
  }

  /** Adds the sum of two values. */
  int sum(int a, int b) {
    nodes.add(new Node("", new ResidualSum(shape(a)), Initialisation.IDENTITY, List.of(a, b)));
    return last();
  }

  Network build(String name, Loss loss) {
    return new Network(name, input, List.copyOf(nodes), loss);
  }
}
