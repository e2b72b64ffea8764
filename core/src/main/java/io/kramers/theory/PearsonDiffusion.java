package io.kramers.theory;

import io.kramers.dynamics.Interpretation;
import io.kramers.numerics.Bisection;
import java.util.List;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The power-law dynamic in a harmonic basin, dx = -h x dt + sqrt(eta (sigma + rho x^2)) dB with x =
 * w - w*, a Pearson diffusion: its moments at any time and its stationary law in closed form
 * (Forman and Soerensen, Scandinavian Journal of Statistics 35, 2008).
 *
 * @param curvature h, at least 0
 * @param sigma greater than 0
 * @param rho at least 0
 * @param learningRate eta, greater than 0
 * @param interpretation of the noise term
 */
public record PearsonDiffusion(
    double curvature,
    double sigma,
    double rho,
    double learningRate,
    Interpretation interpretation) {

  private static final double ROUNDING = 1e-15;
  private static final double TAIL_ROUNDING = 1e-12;

  /** kappa = eta rho / h, which says how heavy the tails are. */
  public double kappa() {
    return learningRate * rho / curvature;
  }

  /** E x at time t, from x0: x0 exp(-(h - alpha eta rho) t). */
  public double mean(double x0, double t) {
    return x0 * Math.exp(-(curvature - interpretation.alpha() * learningRate * rho) * t);
  }

  /** E x at time t as Proposition 2 prints it, which holds in Ito's interpretation alone. */
  public double meanAsPrinted(double x0, double t) {
    return x0 * Math.exp(-curvature * t);
  }

  /** r = 2 h - (1 + 2 alpha) eta rho, at which E x^2 relaxes; where negative it grows. */
  public double relaxationRate() {
    return 2.0 * curvature - (1.0 + 2.0 * interpretation.alpha()) * learningRate * rho;
  }

  /**
   * E x^2 at time t, from x0: x0^2 exp(-r t) + eta sigma (1 - exp(-r t))/r. What Theorem 4 should
   * be.
   *
   * @param t at least 0
   */
  public Exact secondMoment(double x0, double t) {
    double value = x0 * x0 * Math.exp(-relaxationRate() * t) + spread(t);
    return new Exact(
        value, ROUNDING * (1.0 + Math.abs(relaxationRate()) * t) * value, "closed form");
  }

  private double spread(double t) {
    double rt = relaxationRate() * t;
    return learningRate * sigma * t * (rt == 0 ? 1.0 : -Math.expm1(-rt) / rt);
  }

  /** E x^2 from 0 for small t in every interpretation, eta sigma t. */
  public double secondMomentForSmallTimes(double t) {
    return learningRate * sigma * t;
  }

  /**
   * E x^2 of the stationary law, eta sigma / r; infinite unless r > 0, that is kappa below 2 (Ito),
   * 1 (Stratonovich) or 2/3 (isothermal).
   */
  public double stationarySecondMoment() {
    return relaxationRate() > 0
        ? learningRate * sigma / relaxationRate()
        : Double.POSITIVE_INFINITY;
  }

  /** Whether kappa is below 2/3, which the paper prints as the condition for a second moment. */
  public boolean hasSecondMomentAsPrinted() {
    return 3.0 * learningRate * rho < 2.0 * curvature;
  }

  /**
   * The epsilon-escaping time, at which E x^2 from 0 is epsilon^2: -ln(1 - r epsilon^2/(eta
   * sigma))/r, infinite where it never is.
   *
   * @param epsilonSquared greater than 0
   */
  public Exact epsilonEscapingTime(double epsilonSquared) {
    return epsilonEscapingTime(List.of(this), epsilonSquared);
  }

  /** The epsilon-escaping time for small epsilon in every interpretation, epsilon^2/(eta sigma). */
  public double smallEpsilonEscapingTime(double epsilonSquared) {
    return epsilonSquared / (learningRate * sigma);
  }

  /**
   * The epsilon-escaping time of a process whose coordinates are the given ones, at which E |x|^2
   * from 0 is epsilon^2; infinite where it never is.
   *
   * @param coordinates at least one
   * @param epsilonSquared greater than 0
   */
  public static Exact epsilonEscapingTime(
      List<PearsonDiffusion> coordinates, double epsilonSquared) {
    double limit = coordinates.stream().mapToDouble(PearsonDiffusion::stationarySecondMoment).sum();
    if (limit <= epsilonSquared) {
      return new Exact(Double.POSITIVE_INFINITY, 0.0, "limit of the second moment");
    }
    if (coordinates.size() == 1) {
      return coordinates.get(0).escapingTimeInClosedForm(epsilonSquared);
    }
    double growth = coordinates.stream().mapToDouble(each -> each.learningRate * each.sigma).sum();
    double high = epsilonSquared / growth;
    while (spread(coordinates, high) < epsilonSquared) {
      high *= 2.0;
    }
    double time =
        Bisection.signChange(t -> spread(coordinates, t) - epsilonSquared, 0.0, high, true);
    double slope =
        coordinates.stream()
            .mapToDouble(
                each -> each.learningRate * each.sigma * Math.exp(-each.relaxationRate() * time))
            .sum();
    double error = coordinates.size() * ROUNDING * epsilonSquared / slope + Math.ulp(time);
    return new Exact(time, error, "root of the sum over coordinates");
  }

  private Exact escapingTimeInClosedForm(double epsilonSquared) {
    double small = smallEpsilonEscapingTime(epsilonSquared);
    double part = relaxationRate() * small;
    double time = part == 0 ? small : -small * Math.log1p(-part) / part;
    double error = ROUNDING * (time + (1.0 + Math.abs(part)) * small / (1.0 - part));
    return new Exact(time, error, "closed form");
  }

  private static double spread(List<PearsonDiffusion> coordinates, double t) {
    return coordinates.stream().mapToDouble(each -> each.spread(t)).sum();
  }

  /**
   * The degrees of freedom of the stationary Student t law, 2/kappa + 1 - 2 alpha, which is also
   * its tail index; infinite without rho. Where it is not positive there is no stationary law.
   */
  public double degreesOfFreedom() {
    return rho == 0
        ? Double.POSITIVE_INFINITY
        : 2.0 * curvature / (learningRate * rho) + 1.0 - 2.0 * interpretation.alpha();
  }

  /** The scale of the stationary law, sqrt(sigma/(rho df)), or its deviation without rho. */
  public double scale() {
    return rho == 0
        ? Math.sqrt(learningRate * sigma / (2.0 * curvature))
        : Math.sqrt(sigma / (rho * degreesOfFreedom()));
  }

  /** The power of 1/|x| at which the stationary density falls, df + 1. */
  public double densityExponent() {
    return degreesOfFreedom() + 1.0;
  }

  /**
   * The same power as printed: the paper's density is (1 + rho x^2/sigma)^(-1/kappa), which is the
   * isothermal one.
   */
  public double densityExponentAsPrinted() {
    return 2.0 * curvature / (learningRate * rho);
  }

  /**
   * The stationary law of x/scale.
   *
   * @throws NoExactAnswerException if there is none
   */
  public ContinuousDistribution stationaryOfUnitScale() {
    if (!(curvature > 0 && degreesOfFreedom() > 0)) {
      throw new NoExactAnswerException(
          "there is no stationary law: the noise outgrows the pull of the basin");
    }
    return rho == 0 ? NormalDistribution.of(0.0, 1.0) : TDistribution.of(degreesOfFreedom());
  }

  /**
   * The stationary P(|x| > r), to a relative accuracy however small it is.
   *
   * @param r at least 0
   * @throws NoExactAnswerException if there is no stationary law
   */
  public Exact stationaryTail(double r) {
    double value = 2.0 * stationaryOfUnitScale().survivalProbability(r / scale());
    return new Exact(value, TAIL_ROUNDING * value, rho == 0 ? "normal law" : "Student's t law");
  }
}
