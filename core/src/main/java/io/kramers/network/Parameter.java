package io.kramers.network;

import java.util.List;

/**
 * A weight or bias, as PyTorch names and lays it out.
 *
 * @param name such as conv1.weight
 * @param shape such as [10, 1, 5, 5], the last index the fastest
 * @param offset its first place in the vector of all parameters
 */
public record Parameter(String name, List<Integer> shape, int offset) {
  /** Unmodifiable. */
  public Parameter {
    shape = List.copyOf(shape);
  }

  /** Number of elements. */
  public int length() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** What stands before the last dot: conv1 of conv1.weight. */
  public String layer() {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
