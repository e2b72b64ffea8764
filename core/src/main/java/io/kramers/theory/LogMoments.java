package io.kramers.theory;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Gamma;

/**
 * Logarithms of moments of |a + b xi| with a standard normal xi.
 *
 * <p>Its square over b^2 is a chi square of 2 K + 1 degrees of freedom with a Poisson number K of
 * mean y = a^2/(2 b^2). Where y is large, so that |a + b xi| hardly comes near 0, moments are
 * integrals of smooth functions instead.
 */
final class LogMoments {
  /** From here on the mass at 0, exp(-y), is less than the rounding. */
  private static final double LARGE = 50.0;

  private static final double NEGLIGIBLE = 1e-18;
  private static final double ROUNDING = 1e-15;

  /**
   * Of the trapezoidal rule, in standard deviations of the integrand: its error is exp(-2
   * pi^2/h^2).
   */
  private static final double STEP = 0.25;

  private static final double LN2 = Math.log(2.0);

  private final double a;
  private final double b;
  private final double y;

  /**
   * Of a + b xi.
   *
   * @param b at least 0
   */
  LogMoments(double a, double b) {
    this.a = Math.abs(a);
    this.b = b;
    y = 0.5 * (a / b) * (a / b);
  }

  /** E ln|a + b xi|. */
  double ofLogarithm() {
    if (b == 0) {
      return Math.log(a);
    }
    return y < LARGE ? ofLogarithmByMixture() : Math.log(a) + seriesOfLogarithm();
  }

  private double ofLogarithmByMixture() {
    // The digamma function of k + 1/2, for K = k.
    double digamma = -Gamma.GAMMA - 2.0 * LN2;
    double weight = Math.exp(-y);
    double sum = 0.0;
    for (int k = 0; k < y || weight * Math.abs(digamma) > NEGLIGIBLE; k++) {
      sum += weight * digamma;
      digamma += 1.0 / (k + 0.5);
      weight *= y / (k + 1);
    }
    return Math.log(b) + 0.5 * (LN2 + sum);
  }

  /** E ln|1 + xi b/a| by the asymptotic series -sum_k (2k - 1)!! (b/a)^(2k) / (2k). */
  private double seriesOfLogarithm() {
    double moment = 1.0;
    double sum = 0.0;
    for (int k = 1; moment > NEGLIGIBLE * Math.abs(sum) && k < y; k++) {
      moment *= (2 * k - 1) / (2.0 * y);
      sum -= moment / (2 * k);
    }
    return sum;
  }

  /**
   * ln E|a + b xi|^p.
   *
   * @param p greater than 0
   */
  double ofPower(double p) {
    return y < LARGE ? ofPowerByMixture(p) : p * Math.log(a) + ofPowerByTrapezoids(p);
  }

  /** How far off that may be. */
  double rounding(double p) {
    return ROUNDING * (LARGE + p * (1.0 + Math.log1p(p) + Math.abs(Math.log(b))));
  }

  private double ofPowerByMixture(double p) {
    double half = 0.5 * (p + 1.0);
    double linear = 0.5 * (1.5 - y);
    double mode = Math.floor(Math.sqrt(linear * linear + y * half) - linear);
    long middle = (long) Math.max(0.0, mode);
    double sum = 1.0;
    double term = 1.0;
    for (long k = middle; term > NEGLIGIBLE * sum; k++) {
      term *= y * (k + half) / ((k + 1.0) * (k + 0.5));
      sum += term;
    }
    term = 1.0;
    for (long k = middle; k > 0 && term > NEGLIGIBLE * sum; k--) {
      term *= k * (k - 0.5) / (y * (k - 1 + half));
      sum += term;
    }
    double poisson = middle == 0 ? -y : middle * Math.log(y) - y - Gamma.logGamma(middle + 1.0);
    return p * (Math.log(b) + 0.5 * LN2)
        + poisson
        + Gamma.logGamma(middle + half)
        - Gamma.logGamma(middle + 0.5)
        + Math.log(sum);
  }

  /** ln E|1 + e xi|^p with e = b/a small: the integrand falls off both ways from its mode. */
  private double ofPowerByTrapezoids(double p) {
    double e = b / a;
    double mode = 2.0 * p * e / (1.0 + Math.sqrt(1.0 + 4.0 * p * e * e));
    DoubleUnaryOperator exponent = xi -> p * Math.log1p(e * xi) - 0.5 * xi * xi;
    double largest = exponent.applyAsDouble(mode);
    double spread = 1.0 + e * mode;
    double step = STEP / Math.sqrt(1.0 + p * (e / spread) * (e / spread));
    double sum = 1.0;
    for (int direction = -1; direction <= 1; direction += 2) {
      double term = 1.0;
      for (int k = 1; term > NEGLIGIBLE; k++) {
        term = Math.exp(exponent.applyAsDouble(mode + direction * k * step) - largest);
        sum += term;
      }
    }
    return largest + Math.log(sum * step / Math.sqrt(2.0 * Math.PI));
  }
}
