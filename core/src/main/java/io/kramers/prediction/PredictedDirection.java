package io.kramers.prediction;

import io.kramers.dynamics.Interpretation;
import io.kramers.gradientnoise.DirectionEstimate;
import io.kramers.theory.PearsonDiffusion;
import java.util.Locale;

/**
 * A direction as it was estimated, and what the models take of it.
 *
 * @param name of the line that it came from
 * @param range the greatest distance from w* at which it was looked at
 * @param estimate curvature and noise of a minibatch along it
 * @param gradient the component of the mean gradient at w*, which is 0 at a minimum
 * @param h as the models take it, at least 0
 * @param sigma likewise, greater than 0
 * @param rho as the power law takes it, at least 0; Langevin's has none
 * @param note a sentence on what was estimated and is not taken; else empty
 */
public record PredictedDirection(
    String name,
    double range,
    DirectionEstimate estimate,
    double gradient,
    double h,
    double sigma,
    double rho,
    String note) {
  /** A fit that explains less of the variance's variation is no quadratic. */
  static final double LEAST_R_SQUARED = 0.9;

  /**
   * Takes what is defined: without a positive h, a rho of at least 0 and a fit that is a quadratic,
   * sigma at w* alone is.
   *
   * @param varianceAtMinimum of a minibatch's gradient along the direction at w*, greater than 0
   */
  static PredictedDirection of(
      String name,
      double range,
      DirectionEstimate estimate,
      double gradient,
      double varianceAtMinimum) {
    double h = estimate.h().value();
    double sigma = estimate.sigma().value();
    double rho = estimate.rho().value();
    String note = note(estimate, range);
    return note.isEmpty()
        ? new PredictedDirection(name, range, estimate, gradient, h, sigma, rho, note)
        : new PredictedDirection(
            name, range, estimate, gradient, Math.max(0.0, h), varianceAtMinimum, 0.0, note);
  }

  private static String note(DirectionEstimate estimate, double range) {
    if (!(estimate.h().value() > 0)) {
      return String.format(
          Locale.ROOT,
          "The curvature h = %.3g is not positive: there is no basin along this direction, and the"
              + " models move by sigma at w* alone",
          estimate.h().value());
    }
    if (!(estimate.rSquared() >= LEAST_R_SQUARED) || !(estimate.sigma().value() > 0)) {
      return String.format(
          Locale.ROOT,
          "Within %.3g of w* the variance is no quadratic (R^2 = %.3g): the models take h and sigma"
              + " at w* alone",
          range,
          estimate.rSquared());
    }
    return estimate.rho().value() < 0
        ? String.format(
            Locale.ROOT,
            "The variance falls away from w*, rho = %.3g: the models take h and sigma at w* alone",
            estimate.rho().value())
        : "";
  }

  /** The diffusion that a model has along it. */
  PearsonDiffusion diffusion(Motion model, double learningRate) {
    return new PearsonDiffusion(
        h, sigma, model == Motion.POWER_LAW ? rho : 0.0, learningRate, Interpretation.ITO);
  }

  /**
   * Where the mean gradient at w* alone would take it, in the basin of curvature h: x_t = -(g/h) (1
   * - (1 - eta h)^t), and -eta g t for h = 0.
   */
  double drift(double learningRate, long steps) {
    double a = 1.0 - learningRate * h;
    return h == 0.0 ? -learningRate * gradient * steps : -gradient / h * (1.0 - Math.pow(a, steps));
  }
}
