package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.landscape.Profile;

/** A Markov chain on the line with Gaussian steps, w' = m(w) + s(w) N(0, 1). */
public interface GaussianChain {
  /** m(w). */
  double mean(double w);

  /** s(w), at least 0. */
  double deviation(double w);

  /**
   * All places where m or s is not analytic, in ascending order, maybe none; both are continuous.
   */
  double[] kinks();

  /**
   * The Euler-Maruyama chain of a diffusion, w' = w + a(w) dt + sqrt(eta D(w) dt) N with the drift
   * a of its Ito equation.
   *
   * @param timeStep dt, greater than 0
   */
  static GaussianChain eulerMaruyama(CoordinateDiffusion diffusion, double timeStep) {
    return new EulerMaruyamaChain(diffusion, timeStep);
  }

  /**
   * One coordinate of the paper's Eq. 12, w' = w - eta L'(w) + eta sqrt(lambda1^2 (w - w*)^2 +
   * lambda2^2) N.
   *
   * @param loss L along the coordinate
   * @param minimum w*
   * @param lambda1 standard deviation of the multiplicative noise, at least 0
   * @param lambda2 standard deviation of the additive noise, at least 0
   * @param eta the learning rate, greater than 0
   */
  static GaussianChain powerLaw(
      Profile loss, double minimum, double lambda1, double lambda2, double eta) {
    return new PowerLawChain(loss, minimum, lambda1, lambda2, eta);
  }
}
