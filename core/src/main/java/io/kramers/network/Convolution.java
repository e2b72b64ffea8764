package io.kramers.network;

import java.util.List;

/**
 * A convolution with a square kernel, as PyTorch's Conv2d: weight is [output][input][row][column].
 */
final class Convolution implements Layer {
  private static final int LANES = Arithmetic.LANES;

  private final Shape output;
  private final List<LayerParameter> parameters;
  private final int weights;
  private final Taps forward;
  private final Taps backward;
  private final TapRows[] rows;

  /**
   * A convolution.
   *
   * @param kernel its side
   * @param padding zeros beyond each edge
   * @throws IllegalArgumentException if the kernel does not fit
   */
  Convolution(Shape input, int channels, int kernel, int stride, int padding, boolean bias) {
    Shape window = Windows.output(input, kernel, stride, padding);
    output = new Shape(channels, window.height(), window.width());
    int fanIn = input.channels() * kernel * kernel;
    LayerParameter weight =
        new LayerParameter("weight", List.of(channels, input.channels(), kernel, kernel), fanIn);
    parameters =
        bias
            ? List.of(weight, new LayerParameter("bias", List.of(channels), fanIn))
            : List.of(weight);
    weights = channels * fanIn;
    int square = kernel * kernel;
    forward =
        Taps.grid(
            Axis.forward(input.height(), output.height(), kernel, stride, padding),
            Axis.forward(input.width(), output.width(), kernel, stride, padding),
            input,
            channels,
            square,
            fanIn);
    backward =
        Taps.grid(
            Axis.backward(input.height(), output.height(), kernel, stride, padding),
            Axis.backward(input.width(), output.width(), kernel, stride, padding),
            output,
            input.channels(),
            fanIn,
            square);
    rows = TapRows.of(forward);
  }

  @Override
  public Shape output() {
    return output;
  }

  @Override
  public List<LayerParameter> parameters() {
    return parameters;
  }

  @Override
  public int parameterCount() {
    return hasBias() ? weights + output.channels() : weights;
  }

  @Override
  public <A> A pack(Arithmetic<A> on, A all, int at) {
    return Packing.bothWays(on, forward, backward, all, at, hasBias() ? at + weights : -1);
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
    on.linear().addGradients(forward, rows, deltaOut, in.get(0), gradients, at);
    if (hasBias()) {
      on.linear()
          .addChannelSums(
              output.channels(), forward.positions(), deltaOut, gradients, at + weights * LANES);
    }
  }

  @Override
  public <A> void addSquaredNorms(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A scratch, double[] norms) {
    setGradients(on, packed, in, out, deltaOut, scratch);
    on.units().addProducts(scratch, scratch, 0, parameterCount(), norms, 0);
  }

  private boolean hasBias() {
    return parameters.size() > 1;
  }
}
