package io.kramers.theory;

import io.kramers.landscape.Profile;
import io.kramers.theory.Refinement.Approximation;
import org.hipparchus.special.Gamma;

/**
 * The mean time until a process with alpha-stable noise, dw = -L'(w) dt + eps dL, leaves an
 * interval. L is symmetric and has the characteristic function exp(-t |u|^alpha).
 *
 * <p>Every method throws {@link NoExactAnswerException} where there is no answer to be had.
 *
 * @param alpha the stability, greater than 0 and at most 2
 * @param scale eps, greater than 0
 * @param interval what the process leaves
 * @param start where it starts, inside
 */
public record StableExit(double alpha, double scale, ExitInterval interval, double start) {
  private static final String GALERKIN =
      "fractional generator, Galerkin's method with Jacobi's weight, of several sizes";

  private static final String COLLOCATION =
      "fractional generator, collocation of Legendre polynomials of two degrees on a graded mesh";

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public StableExit {
    if (!(alpha > 0 && alpha <= 2)) {
      throw new IllegalArgumentException("alpha = " + alpha + " is outside (0, 2]");
    }
    if (!(scale > 0)) {
      throw new IllegalArgumentException("the scale " + scale + " is not greater than 0");
    }
    if (!interval.holds(start)) {
      throw new IllegalArgumentException("the process starts outside, at " + start);
    }
  }

  /**
   * Without drift, by the closed form ((upper - w)(w - lower))^(alpha/2) / (Gamma(1 + alpha)
   * eps^alpha) (Getoor, Transactions of the American Mathematical Society 101 (1961) 75).
   */
  public Exact withoutDrift() {
    checkEnds();
    double product = (interval.upper() - start) * (start - interval.lower());
    double time = Math.pow(product / (scale * scale), 0.5 * alpha) / Gamma.gamma(1.0 + alpha);
    return new Exact(time, 1e-14 * time, "Getoor's closed form");
  }

  /**
   * With the drift -h (w - w*), by the backward equation of the fractional generator; without drift
   * for h = 0.
   *
   * <p>There are two methods, as none is the better one everywhere. Galerkin's with Jacobi's weight
   * ({@link GalerkinExit}) is fast and the more precise one where tau is smooth but for its power
   * alpha/2 at the ends: for alpha of some 1.3 and more and noise that is not small against the
   * drift. It converges as a power of its size, so that for smaller alpha or noise its error stays
   * large. Collocation on a mesh graded towards the ends ({@link LinearDriftExit}) converges
   * exponentially for all, to some 1e-9 or better, but takes thirty times as long. Where the first
   * meets 1e-10 by its own error estimate it is the answer; else that one of the two with the
   * smaller estimate is, which is enlarged if they differ by more than both estimates.
   *
   * <p>There is none for alpha = 2, which is Gaussian noise of variance 2 eps^2, for alpha less
   * than 0.1, for a minimum that is not inside the interval, and where the noise is so small that
   * thousands of unknowns would not resolve it.
   *
   * @param curvature h, at least 0
   * @param minimum w*
   */
  public Exact withLinearDrift(double curvature, double minimum) {
    checkEnds();
    if (!(curvature >= 0)) {
      throw new IllegalArgumentException("the curvature " + curvature + " is less than 0");
    }
    if (curvature == 0) {
      return withoutDrift();
    }
    if (alpha == 2) {
      throw new NoExactAnswerException(
          "for alpha = 2 the noise is Gaussian: ask for a constant noise of variance 2 scale^2");
    }
    if (alpha < StableDensity.LEAST_ALPHA) {
      throw new NoExactAnswerException("with a drift it is known for alpha of 0.1 and more");
    }
    double lower = interval.lower() - minimum;
    double upper = interval.upper() - minimum;
    if (!(lower < 0 && upper > 0)) {
      throw new NoExactAnswerException("the minimum is not inside the interval");
    }
    double place = start - minimum;
    if (place == lower || place == upper) {
      throw new NoExactAnswerException("the start is an end of the interval");
    }
    double noise = Math.pow(scale, alpha) / curvature;
    Exact time = ofGenerator(noise, lower, upper, place);
    return new Exact(time.value() / curvature, time.errorEstimate() / curvature, time.method());
  }

  private Exact ofGenerator(double noise, double lower, double upper, double place) {
    Approximation galerkin = GalerkinExit.meanTime(alpha, noise, lower, upper, place);
    if (galerkin.worstError() <= GalerkinExit.GOAL) {
      return galerkin.exact(0, GALERKIN);
    }
    Approximation collocation = LinearDriftExit.meanTime(alpha, noise, lower, upper, place);
    if (galerkin.worstError() < collocation.worstError()) {
      return galerkin.orDifferenceFrom(collocation).exact(0, GALERKIN);
    }
    return galerkin.worstError() < LinearDriftExit.WORST
        ? collocation.orDifferenceFrom(galerkin).exact(0, COLLOCATION)
        : collocation.exact(0, COLLOCATION);
  }

  /**
   * Of the Euler chain w' = w - dt L'(w) + eps dt^(1/alpha) S, watched at its steps: the number of
   * steps to the first w outside, times dt.
   *
   * @param loss L
   * @param timeStep dt, greater than 0
   */
  public Exact ofChain(Profile loss, double timeStep) {
    checkEnds();
    if (!(timeStep > 0)) {
      throw new IllegalArgumentException("the time step " + timeStep + " is not greater than 0");
    }
    StableChain chain =
        new StableChain(
            alpha,
            scale * Math.pow(timeStep, 1 / alpha),
            w -> Math.fma(-timeStep, loss.derivative(w), w),
            interval.lower(),
            interval.upper());
    Approximation steps = chain.meanSteps(start, loss.kinks());
    return new Exact(
        timeStep * steps.values()[0],
        timeStep * steps.errors()[0],
        "transfer operator, Nystroem's method with the stable density, on two meshes");
  }

  /**
   * What the time tends to for small eps, however the loss rises: that of the first jump from the
   * minimum beyond an end (Imkeller and Pavlyukevich 2006), alpha / (c eps^alpha (a^-alpha +
   * b^-alpha)) with the ends' distances a and b and {@link EscapeOrders#alphaStable}'s c. An
   * infinite end has no part in it. alpha is less than 2.
   *
   * @param minimum inside the interval
   */
  public double smallNoise(double minimum) {
    if (alpha == 2) {
      throw new NoExactAnswerException("for alpha = 2 the noise is Gaussian and does not jump");
    }
    return 1.0 / (rate(minimum - interval.lower()) + rate(interval.upper() - minimum));
  }

  private double rate(double width) {
    return 1.0 / EscapeOrders.alphaStable(width, alpha, scale);
  }

  /**
   * The paper's Table 1 for small eps, a^alpha with the nearer end's distance a: without eps^-alpha
   * and the driver's normalisation.
   *
   * @param minimum inside the interval
   */
  public double smallNoiseAsPrinted(double minimum) {
    double width = Math.min(minimum - interval.lower(), interval.upper() - minimum);
    return EscapeOrders.alphaStableAsPrinted(width, alpha);
  }

  private void checkEnds() {
    if (Double.isInfinite(interval.lower()) || Double.isInfinite(interval.upper())) {
      throw new NoExactAnswerException(
          "with alpha-stable noise it is known for an interval with two ends");
    }
  }
}
