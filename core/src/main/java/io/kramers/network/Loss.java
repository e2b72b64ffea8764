package io.kramers.network;

/** The loss of each sample, from a network's outputs; computed in double, lane by lane. */
interface Loss {
  /**
   * Sets the loss of each of the first lanes, and 0 for the others.
   *
   * @param outputs [output][lane]
   */
  <A> void losses(Arithmetic<A> on, A outputs, double[] targets, int lanes, double[] losses);

  /** Sets the gradient with respect to the outputs in the first lanes, and 0 in the others. */
  <A> void deltas(Arithmetic<A> on, A outputs, double[] targets, int lanes, A deltas);

  /** Whether targets are classes. */
  boolean classifies();
}
