package io.kramers.theory;

import io.kramers.dynamics.Interpretation;
import org.hipparchus.special.Gamma;

/**
 * The paper's Table 1, how the time to leave a basin grows: without the factors that do not depend
 * on the barrier's height dL or the basin's width. The row of the power-law dynamic's
 * epsilon-escaping time is {@link PearsonDiffusion#epsilonEscapingTime(double)}.
 */
public final class EscapeOrders {
  private EscapeOrders() {}

  /**
   * Langevin: exp(2 dL/(eta sigma)).
   *
   * @param barrier dL
   * @param sigma the noise's variance
   */
  public static double langevin(double barrier, double learningRate, double sigma) {
    return Math.exp(2.0 * barrier / (learningRate * sigma));
  }

  /** Langevin as printed, exp(dL/(eta sigma)): the exponent lacks its factor 2. */
  public static double langevinAsPrinted(double barrier, double learningRate, double sigma) {
    return Math.exp(barrier / (learningRate * sigma));
  }

  /**
   * The power-law dynamic: (1 + mu dL/sigma)^(2/(eta mu) + 1/2 - alpha).
   *
   * @param barrier dL
   * @param mu greater than 0
   */
  public static double powerLaw(
      double barrier, double learningRate, double sigma, double mu, Interpretation interpretation) {
    double exponent = 2.0 / (learningRate * mu) + 0.5 - interpretation.alpha();
    return Math.exp(exponent * Math.log1p(mu * barrier / sigma));
  }

  /**
   * The power-law dynamic as printed, (1 + mu dL/sigma)^(2/(eta mu) - 1/2), which is the isothermal
   * interpretation's.
   */
  public static double powerLawAsPrinted(
      double barrier, double learningRate, double sigma, double mu) {
    return powerLaw(barrier, learningRate, sigma, mu, Interpretation.ISOTHERMAL);
  }

  /**
   * An alpha-stable driver of scale eps with characteristic function exp(-t |u|^alpha), for small
   * eps: the mean time until a jump upwards longer than the width a, alpha a^alpha / (c eps^alpha)
   * with the jumps' density c |y|^(-1-alpha), c = Gamma(1 + alpha) sin(pi alpha/2)/pi (Imkeller and
   * Pavlyukevich, Stochastic Processes and their Applications 116, 2006).
   *
   * @param width a, from the minimum to the barrier, greater than 0
   * @param alpha greater than 0 and less than 2
   * @param scale eps, greater than 0
   */
  public static double alphaStable(double width, double alpha, double scale) {
    double density = Gamma.gamma(1.0 + alpha) * Math.sin(0.5 * Math.PI * alpha) / Math.PI;
    return alpha / density * Math.pow(width / scale, alpha);
  }

  /** Alpha-stable as printed, a^alpha: without eps^-alpha and the driver's normalisation. */
  public static double alphaStableAsPrinted(double width, double alpha) {
    return Math.pow(width, alpha);
  }
}
