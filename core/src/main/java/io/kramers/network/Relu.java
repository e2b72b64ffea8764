package io.kramers.network;

import java.util.List;

/** max(x, 0) of each unit; its derivative at 0 is 0. */
final class Relu extends WithoutParameters {
  Relu(Shape input) {
    super(input);
  }

  @Override
  public <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out) {
    on.units().rectify(in.get(0), out);
  }

  @Override
  public <A> void backward(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, List<A> deltaIn) {
    if (deltaIn.get(0) != null) {
      on.units().addRectified(out, deltaOut, deltaIn.get(0));
    }
  }
}
