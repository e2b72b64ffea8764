package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import java.util.function.ToDoubleFunction;

/**
 * Moments of first passage times by adaptive quadrature, for any loss, noise and interpretation,
 * with the error that two divisions of the way show, one twice as fine as the other. For a
 * diffusion with scale density s and speed density m that is reflected far below, the mean time
 * from a up to b is int_a^b s(y) int_-inf^y m(z) dz dy (the paper's Definition 5; Gardiner,
 * Handbook of Stochastic Methods, 5.2.7).
 */
public final class FirstPassage {
  private static final double ROUNDING = 4e-15;
  private static final String METHOD = "Gauss-Legendre quadrature of scale and speed densities";

  private FirstPassage() {}

  /**
   * The mean time from one point to another, with a reflecting wall at the infinity behind the
   * start; infinite where the process has no stationary law there, so that its mean diverges.
   *
   * @throws NoExactAnswerException if the loss does not grow towards that infinity, or the noise is
   *     not positive on the way, or the time is too long for a number
   */
  public static Exact mean(CoordinateDiffusion diffusion, double from, double to) {
    return passage(diffusion, from, to, PassageMoments::mean);
  }

  /** The second moment of the time of {@link #mean}; arguments and exceptions as there. */
  public static Exact secondMoment(CoordinateDiffusion diffusion, double from, double to) {
    return passage(diffusion, from, to, PassageMoments::second);
  }

  private static Exact passage(
      CoordinateDiffusion diffusion,
      double from,
      double to,
      ToDoubleFunction<PassageMoments> moment) {
    if (to < from) {
      return passage(Mirror.of(diffusion), -from, -to, moment);
    }
    if (from == to) {
      return new Exact(0.0, 0.0, METHOD);
    }
    Panels between = Panels.between(diffusion, from, to);
    LowerTail below = LowerTail.below(diffusion, from);
    if (below.rest() == Double.POSITIVE_INFINITY) {
      return new Exact(
          Double.POSITIVE_INFINITY, 0.0, "divergence of the stationary law's normalisation");
    }
    return ofTime(
        moment.applyAsDouble(
            PassageMoments.upwards(
                diffusion, below.panels().coarse(), below.rest(), between.coarse())),
        moment.applyAsDouble(
            PassageMoments.upwards(
                diffusion, below.panels().fine(), below.rest(), between.fine())));
  }

  /**
   * The mean time out of an interval.
   *
   * @param from in [low, high]
   * @throws NoExactAnswerException if the noise is not positive in it, or the time is too long for
   *     a number
   */
  public static Exact meanOut(CoordinateDiffusion diffusion, double from, double low, double high) {
    if (!(low < from && from < high)) {
      return new Exact(0.0, 0.0, METHOD);
    }
    Panels lower = Panels.between(diffusion, low, from);
    Panels upper = Panels.between(diffusion, from, high);
    return ofTime(
        PassageMoments.meanOut(diffusion, lower.coarse(), upper.coarse()),
        PassageMoments.meanOut(diffusion, lower.fine(), upper.fine()));
  }

  /**
   * The probability to leave an interval through its upper end.
   *
   * @param from in [low, high]
   * @throws NoExactAnswerException if the noise is not positive in it
   */
  public static Exact upperEnd(
      CoordinateDiffusion diffusion, double from, double low, double high) {
    if (!(low < from && from < high)) {
      return new Exact(from >= high ? 1.0 : 0.0, 0.0, METHOD);
    }
    Panels lower = Panels.between(diffusion, low, from);
    Panels upper = Panels.between(diffusion, from, high);
    return between(
        PassageMoments.upperEnd(diffusion, lower.coarse(), upper.coarse()),
        PassageMoments.upperEnd(diffusion, lower.fine(), upper.fine()));
  }

  private static Exact ofTime(double coarse, double fine) {
    if (!Double.isFinite(fine)) {
      throw new NoExactAnswerException(
          "the moment of the exit time is finite, but larger than any double");
    }
    return between(coarse, fine);
  }

  private static Exact between(double coarse, double fine) {
    return new Exact(fine, Math.abs(fine - coarse) + ROUNDING * Math.abs(fine), METHOD);
  }
}
