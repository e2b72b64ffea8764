package io.kramers.dynamics;

import io.kramers.landscape.ProfilePass;

/**
 * The noise of one coordinate over arrays of trials, in lines of arithmetic a lane that the
 * compiler turns into vector code with the same bits.
 */
public interface NoisePass {
  /**
   * Writes scale D(w[i]) to variance[i], for i &lt; n.
   *
   * @param loss of the landscape
   */
  void variances(ProfilePass loss, double[] w, int n, double scale, double[] variance);

  /**
   * Writes D'(w[i]) to derivative[i], for i &lt; n.
   *
   * @param slope the loss's derivative at w[i]
   */
  void derivatives(double[] w, double[] slope, int n, double[] derivative);
}
