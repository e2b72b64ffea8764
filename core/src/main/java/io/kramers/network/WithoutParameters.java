package io.kramers.network;

import java.util.List;

/** A layer that has nothing to train. */
abstract class WithoutParameters implements Layer {
  private final Shape output;

  WithoutParameters(Shape output) {
    this.output = output;
  }

  @Override
  public final Shape output() {
    return output;
  }

  @Override
  public final List<LayerParameter> parameters() {
    return List.of();
  }

  @Override
  public final <A> A pack(Arithmetic<A> on, A weights, int at) {
    return on.zeros(0);
  }

  @Override
  public final <A> void addGradients(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A gradients, int at) {}

  @Override
  public final <A> void addSquaredNorms(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A scratch, double[] norms) {}
}
