package io.kramers.gradientnoise;

import io.kramers.network.Arithmetic;
import io.kramers.network.GradientSink;
import io.kramers.network.ParameterGroup;

/** Collects the gradients of a block's samples for all parameters, [parameter][lane]. */
final class BlockGradients<A> implements GradientSink<A> {
  private final A all;

  BlockGradients(SampleLosses losses, Arithmetic<A> arithmetic) {
    all = arithmetic.zeros(length(losses));
  }

  static int length(SampleLosses losses) {
    return Math.multiplyExact(losses.length(), Arithmetic.LANES);
  }

  @Override
  public void accept(ParameterGroup group, A perSample) {
    System.arraycopy(
        perSample, 0, all, group.offset() * Arithmetic.LANES, group.length() * Arithmetic.LANES);
  }

  A all() {
    return all;
  }
}
