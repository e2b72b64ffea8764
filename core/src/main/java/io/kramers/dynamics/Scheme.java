package io.kramers.dynamics;

import java.util.Locale;

/** How a time step follows a diffusion with noise in each coordinate of its own. */
public enum Scheme {
  /** w + drift dt + sqrt(eta D) dB: strong order 1/2, weak order 1. */
  EULER_MARUYAMA {
    @Override
    void correct(double[] w, double[] z, double[] variance, double[] slope, double scale, int n) {
      // Nothing follows the step itself.
    }
  },
  /** With eta D' (dB^2 - dt) / 4 more: strong order 1 (Milstein 1974). */
  MILSTEIN {
    @Override
    void correct(double[] w, double[] z, double[] variance, double[] slope, double scale, int n) {
      for (int i = 0; i < n; i++) {
        w[i] = Math.fma(scale * slope[i], z[i] * z[i] / variance[i] - 1.0, w[i]);
      }
    }
  };

  /** Its name in configurations and results. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Adds to w[i] what the scheme has beyond Euler and Maruyama, for i &lt; n.
   *
   * @param z the Gaussian increments
   * @param variance their variances, eta D dt
   * @param slope D'
   * @param scale eta dt / 4
   */
  abstract void correct(
      double[] w, double[] z, double[] variance, double[] slope, double scale, int n);
}
