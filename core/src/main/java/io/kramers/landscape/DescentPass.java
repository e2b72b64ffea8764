package io.kramers.landscape;

/** One step down a landscape, with noise, over arrays of trials. */
public interface DescentPass {
  /**
   * Moves trial i to w[.][i] - eta times the gradient there + noise[.][i], for i &lt; n.
   *
   * @param w d {@link io.kramers.simd.Padded} arrays
   * @param noise as w
   * @param eta the learning rate, positive
   */
  void descend(double[][] w, double[][] noise, int n, double eta);
}
