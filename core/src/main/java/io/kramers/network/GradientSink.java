package io.kramers.network;

/**
 * Takes per-sample gradients as they are made, from the last layer to the first.
 *
 * @param <A> float[] or double[]
 */
public interface GradientSink<A> {
  /**
   * The gradients of one layer's parameters for a block of samples; spare lanes hold 0.
   *
   * @param perSample [parameter of the group][lane]; overwritten after the call
   */
  void accept(ParameterGroup group, A perSample);
}
