package io.kramers.dynamics;

import io.kramers.landscape.ProfilePass;

/**
 * The noise of one coordinate over arrays of trials, in lines of arithmetic a lane that the
 * compiler turns into vector code with the same bits.
 */
public interface NoisePass {
  /**
   * Writes D(w[i]) to variance[i] and D'(w[i]) to derivative[i], for i &lt; n.
   *
   * @param loss of the landscape
   * @param slope the loss's derivative at w[i]
   */
  void fill(
      ProfilePass loss, double[] w, double[] slope, int n, double[] variance, double[] derivative);
}
