package io.kramers.theory;

import io.kramers.numerics.Bisection;

/**
 * Eq. 12 in a harmonic basin, x -> (1 - eta h + eta lambda1 xi1) x + eta lambda2 xi2 with
 * independent standard normals: a random recurrence whose second moments and tail are known
 * (Kesten, Acta Mathematica 131, 1973).
 *
 * @param curvature h, at least 0
 * @param learningRate eta, greater than 0
 * @param lambda1 the multiplicative noise's standard deviation, at least 0
 * @param lambda2 the additive noise's, at least 0
 */
public record PowerLawMoments(
    double curvature, double learningRate, double lambda1, double lambda2) {

  private static final double ROUNDING = 1e-15;
  private static final double SMALL = 1e-3;

  /** a, the mean factor of a step. */
  private double factor() {
    return 1.0 - learningRate * curvature;
  }

  /** b, the factor's standard deviation. */
  private double deviation() {
    return learningRate * lambda1;
  }

  /** g = (1 - eta h)^2 + (eta lambda1)^2, by which E x^2 grows in a step. */
  public double growth() {
    return factor() * factor() + deviation() * deviation();
  }

  /**
   * E x^2 after so many steps from x0: g^T x0^2 + (eta lambda2)^2 (1 - g^T)/(1 - g).
   *
   * @param steps T, at least 0
   */
  public Exact secondMoment(double x0, long steps) {
    if (steps == 0) {
      return new Exact(x0 * x0, 0.0, "start");
    }
    double g = growth();
    double additive = learningRate * lambda2;
    double sum = g == 1 ? steps : Math.expm1(steps * Math.log(g)) / (g - 1.0);
    double value = Math.pow(g, steps) * x0 * x0 + additive * additive * sum;
    double error = ROUNDING * (2.0 + Math.abs(steps * Math.log(g))) * value;
    return new Exact(value, g == 0 ? ROUNDING * value : error, "closed form");
  }

  /** E x^2 of the stationary law, (eta lambda2)^2/(1 - g); infinite unless g < 1. */
  public double stationarySecondMoment() {
    double additive = learningRate * lambda2;
    return growth() < 1 ? additive * additive / (1.0 - growth()) : Double.POSITIVE_INFINITY;
  }

  /**
   * The Lyapunov exponent E ln|1 - eta h + eta lambda1 xi|: the chain has a stationary law where it
   * is negative.
   */
  public double lyapunovExponent() {
    return new LogMoments(factor(), deviation()).ofLogarithm();
  }

  /**
   * The tail index p of the stationary law, P(|x| > r) ~ C r^-p: the positive root of E|1 - eta h +
   * eta lambda1 xi|^p = 1.
   *
   * @throws NoExactAnswerException if there is no stationary law, or it has no power tail
   */
  public Exact tailIndex() {
    if (lambda1 == 0) {
      throw new NoExactAnswerException("without lambda1 the stationary law has no power tail");
    }
    LogMoments moments = new LogMoments(factor(), deviation());
    if (!(moments.ofLogarithm() < 0)) {
      throw new NoExactAnswerException(
          "there is no stationary law: the Lyapunov exponent "
              + moments.ofLogarithm()
              + " is not negative");
    }
    double high = 1.0;
    while (moments.ofPower(high) <= 0) {
      high *= 2.0;
    }
    // Divided by p the logarithm rises from the Lyapunov exponent on, without the root at 0.
    double index = Bisection.signChange(p -> moments.ofPower(p) / p, 0.0, high, true);
    double slope = moments.ofPower(index * (1.0 + SMALL)) / (index * SMALL);
    double error = moments.rounding(index) / slope + ROUNDING * index;
    return new Exact(index, error, "root of Kesten's equation");
  }

  /** The tail index of the Ito equation that the chain discretises, 2 h/(eta lambda1^2) + 1. */
  public double tailIndexInContinuousTime() {
    return 2.0 * curvature / (learningRate * lambda1 * lambda1) + 1.0;
  }
}
