package io.kramers.network;

import java.util.List;

/** All outputs from all inputs, as PyTorch's Linear: weight is [output][input]. */
final class Dense implements Layer {
  private static final int LANES = Arithmetic.LANES;

  private final int inputs;
  private final int outputs;
  private final boolean bias;
  private final Taps forward;
  private final Taps backward;

  /** Takes the input's units in a row. */
  Dense(Shape input, int outputs, boolean bias) {
    inputs = input.units();
    this.outputs = outputs;
    this.bias = bias;
    forward = Taps.dense(inputs, outputs);
    backward = Taps.denseBackward(inputs, outputs);
  }

  @Override
  public Shape output() {
    return Shape.flat(outputs);
  }

  @Override
  public List<LayerParameter> parameters() {
    LayerParameter weight = new LayerParameter("weight", List.of(outputs, inputs), inputs);
    return bias
        ? List.of(weight, new LayerParameter("bias", List.of(outputs), inputs))
        : List.of(weight);
  }

  @Override
  public <A> A pack(Arithmetic<A> on, A weights, int at) {
    return Packing.bothWays(on, forward, backward, weights, at, bias ? at + outputs * inputs : -1);
  }

  @Override
  public <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out) {
    on.linear().setTaps(forward, packed, 0, in.get(0), out);
  }

  @Override
  public <A> void backward(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, List<A> deltaIn) {
    if (deltaIn.get(0) != null) {
      on.linear()
          .addTaps(backward, packed, on.linear().packedLength(forward), deltaOut, deltaIn.get(0));
    }
  }

  @Override
  public <A> void addGradients(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A gradients, int at) {
    on.linear().addOuterProducts(outputs, inputs, deltaOut, in.get(0), gradients, at);
    if (bias) {
      on.linear().addChannelSums(outputs, 1, deltaOut, gradients, at + outputs * inputs * LANES);
    }
  }

  /** Half a megabyte for a layer of the paper's network: cleared first, it would pass twice. */
  @Override
  public <A> void setGradients(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A gradients) {
    on.linear().setOuterProducts(outputs, inputs, deltaOut, in.get(0), gradients);
    if (bias) {
      int at = outputs * inputs * LANES;
      on.clear(gradients, at, at + outputs * LANES);
      on.linear().addChannelSums(outputs, 1, deltaOut, gradients, at);
    }
  }

  /** The gradient of the weights is an outer product: its norm is the product of two. */
  @Override
  public <A> void addSquaredNorms(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A scratch, double[] norms) {
    on.linear().addNormProducts(outputs, inputs, deltaOut, in.get(0), bias ? 1 : 0, norms);
  }
}
