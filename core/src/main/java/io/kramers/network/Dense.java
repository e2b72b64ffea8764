package io.kramers.network;

import java.util.List;

/** A stand-in. */
final class Dense implements Layer {
  private final Convolution convolution;
  private final Shape input;
  private final int outputs;
  private final boolean bias;

  Dense(Shape input, int outputs, boolean bias) {
    convolution = new Convolution(Shape.flat(input.units()), outputs, 1, 1, 0, bias);
    this.input = input;
    this.outputs = outputs;
    this.bias = bias;
  }

  @Override
  public Shape output() {
    return Shape.flat(outputs);
  }

  @Override
  public List<LayerParameter> parameters() {
    LayerParameter weight =
        new LayerParameter("weight", List.of(outputs, input.units()), input.units());
    return bias
        ? List.of(weight, new LayerParameter("bias", List.of(outputs), input.units()))
        : List.of(weight);
  }

  @Override
  public <A> A pack(Arithmetic<A> on, A weights, int at) {
    return convolution.pack(on, weights, at);
  }

  @Override
  public <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out) {
    convolution.forward(on, packed, in, out);
  }

  @Override
  public <A> void backward(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, List<A> deltaIn) {
    convolution.backward(on, packed, in, out, deltaOut, deltaIn);
  }

  @Override
  public <A> void addGradients(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A gradients, int at) {
    convolution.addGradients(on, packed, in, out, deltaOut, gradients, at);
  }

  @Override
  public <A> void addSquaredNorms(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A scratch, double[] norms) {
    convolution.addSquaredNorms(on, packed, in, out, deltaOut, scratch, norms);
  }
}
