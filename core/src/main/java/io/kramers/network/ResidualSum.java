package io.kramers.network;

import java.util.List;

/** The sum of two inputs of one shape. */
final class ResidualSum extends WithoutParameters {
  ResidualSum(Shape input) {
    super(input);
  }

  @Override
  public <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out) {
    on.units().add(in.get(0), in.get(1), out);
  }

  @Override
  public <A> void backward(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, List<A> deltaIn) {
    for (A delta : deltaIn) {
      if (delta != null) {
        on.units().add(delta, deltaOut, delta);
      }
    }
  }
}
