package io.kramers.network;

import java.util.List;

/**
 * One layer, written once for every precision. Immutable; holds shapes and tables, no weights.
 *
 * <p>All arrays but packed weights are [unit][lane]. What a method adds to was cleared before by
 * the caller, who may have added another consumer's share already.
 */
interface Layer {
  /** Of one sample. */
  Shape output();

  /** Own parameters in PyTorch's order and shapes, such as weight then bias; empty for most. */
  List<LayerParameter> parameters();

  /**
   * Statistics that belong to the layer and are not trained, in PyTorch's order; empty for most.
   */
  default List<LayerParameter> buffers() {
    return List.of();
  }

  /**
   * The layer with the values of its buffers.
   *
   * @param buffers those of the whole network
   * @param at place of this layer's first
   */
  default Layer with(double[] buffers, int at) {
    return this;
  }

  /** Number of own parameters. */
  default int parameterCount() {
    return parameters().stream().mapToInt(LayerParameter::length).sum();
  }

  /**
   * The weights as this layer's passes take them.
   *
   * @param weights vector of all parameters
   * @param at place of this layer's first
   */
  <A> A pack(Arithmetic<A> on, A weights, int at);

  /** Sets the output. */
  <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out);

  /**
   * Adds the gradient with respect to each input.
   *
   * @param deltaIn one an input; null for one that nobody asks for
   */
  <A> void backward(Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, List<A> deltaIn);

  /**
   * Adds each lane's gradient of the own parameters.
   *
   * @param gradients [parameter][lane]
   * @param at element of the first own parameter's lane 0
   */
  <A> void addGradients(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A gradients, int at);

  /**
   * Sets each lane's gradient of the own parameters to what {@link #addGradients} makes of zeros.
   *
   * @param gradients [parameter][lane]
   */
  default <A> void setGradients(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A gradients) {
    on.clear(gradients, 0, parameterCount() * Arithmetic.LANES);
    addGradients(on, packed, in, out, deltaOut, gradients, 0);
  }

  /**
   * Adds each lane's squared norm of the gradient of the own parameters, in double and in a fixed
   * order, without making the gradient where its norm can be had without.
   *
   * @param scratch for {@link #parameterCount} times LANES elements; its content does not matter
   * @param norms [lane]
   */
  <A> void addSquaredNorms(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A scratch, double[] norms);

  /**
   * A parameter of a layer.
   *
   * @param name weight or bias
   * @param shape the last index the fastest
   * @param fanIn inputs of each output, for the initialisation
   */
  record LayerParameter(String name, List<Integer> shape, int fanIn) {
    int length() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }
}
