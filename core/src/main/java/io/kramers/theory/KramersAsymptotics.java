package io.kramers.theory;

import io.kramers.dynamics.Interpretation;

/**
 * Escape from a minimum a over a barrier b for low temperature: the leading terms of the mean first
 * passage time from a to b under the noise D = sigma + mu (L - L(a)), and what the paper prints.
 *
 * <p>With kappa = eta mu/2 and u_b = 1 + mu dL/sigma all are valid for dL large against eta sigma
 * and kappa well below 1. The time to leave for good, the inverse of the Kramers rate, is twice the
 * time to the barrier, from where half of the paths return.
 *
 * @param curvatureA H_a, the loss's second derivative at the minimum, greater than 0
 * @param curvatureB H_b, that at the barrier, less than 0
 * @param barrier dL, the barrier's loss above the minimum's, greater than 0
 * @param learningRate eta, greater than 0
 * @param sigma greater than 0
 * @param mu at least 0
 */
public record KramersAsymptotics(
    double curvatureA,
    double curvatureB,
    double barrier,
    double learningRate,
    double sigma,
    double mu) {

  /** kappa = eta mu/2. */
  public double kappa() {
    return 0.5 * learningRate * mu;
  }

  /**
   * The mean first passage time to the barrier (Definition 5): pi u_b^(1/kappa + 1/2 - alpha) / ((1
   * + kappa (1/2 - alpha)) sqrt(H_a |H_b|)).
   *
   * @throws NoExactAnswerException if kappa is so large that the formula has no meaning
   */
  public double meanFirstPassage(Interpretation interpretation) {
    double beyond = 0.5 - interpretation.alpha();
    double correction = 1.0 + kappa() * beyond;
    if (!(correction > 0)) {
      throw new NoExactAnswerException(
          "the asymptotic formula is for kappa well below 1, not for " + kappa());
    }
    return Math.PI * growth(beyond) / (correction * meanCurvature());
  }

  /** The inverse of the Kramers rate, twice {@link #meanFirstPassage}; exceptions as there. */
  public double inverseRate(Interpretation interpretation) {
    return 2.0 * meanFirstPassage(interpretation);
  }

  /**
   * Theorem 6, Eq. 11 as printed, under the name of Definition 5's mean first passage time: it is
   * the inverse Kramers rate of the isothermal interpretation.
   */
  public double equation11AsPrinted() {
    return inverseRate(Interpretation.ISOTHERMAL);
  }

  /**
   * The limit of {@link #meanFirstPassage} for mu -> 0: pi exp(2 dL/(eta sigma))/sqrt(H_a |H_b|).
   */
  public double withoutStateDependence() {
    return Math.PI * Math.exp(2.0 * barrier / (learningRate * sigma)) / meanCurvature();
  }

  /** The limit of Eq. 11 for mu -> 0 as printed, whose exponent lacks its factor 2. */
  public double withoutStateDependenceAsPrinted() {
    return 2.0 * Math.PI * Math.exp(barrier / (learningRate * sigma)) / meanCurvature();
  }

  /**
   * Theorem 10, Eq. 22, for a separable loss, of which only the escaping coordinate's barrier
   * counts, with |H_b| for the printed h_be: Eq. 11 of that coordinate, over one saddle.
   */
  public double equation22AsPrinted() {
    return equation11AsPrinted();
  }

  /**
   * The mean time to the first of several barriers, over which processes escape independently, each
   * at a constant rate: rates add, so that m equal ones take 1/m of the time.
   *
   * @param times the mean time to each barrier, at least one, greater than 0
   */
  public static double throughAny(double... times) {
    double rate = 0.0;
    for (double time : times) {
      rate += 1.0 / time;
    }
    return 1.0 / rate;
  }

  /** u_b^(1/kappa + beyond), which tends to exp(2 dL/(eta sigma)) for mu -> 0. */
  private double growth(double beyond) {
    double u = mu * barrier / sigma;
    double part = u == 0 ? 1.0 : Math.log1p(u) / u;
    return Math.exp(2.0 * barrier / (learningRate * sigma) * part + beyond * Math.log1p(u));
  }

  private double meanCurvature() {
    return Math.sqrt(curvatureA * -curvatureB);
  }
}
