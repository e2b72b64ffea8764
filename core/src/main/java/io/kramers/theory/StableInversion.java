package io.kramers.theory;

import org.hipparchus.special.Gamma;

/**
 * The symmetric stable law of characteristic function exp(-|u|^alpha), from that function.
 *
 * <p>Near the middle the inversion integral is taken along a ray t = r e^(i phi) of the upper half
 * plane, where the integrand decays, by the trapezoidal rule in ln r: it is analytic in a strip of
 * half-width phi, so that the rule's error falls exponentially. Far out it is the series in
 * x^(-alpha), which converges for alpha up to 1 and is cut where its terms are smallest beyond
 * (Zolotarev, One-dimensional Stable Distributions (1986), sections 2.4 and 2.5).
 */
final class StableInversion {
  private static final double DIGITS = 37;
  private static final int MOST_TERMS = 200;
  private static final double LEAST_FAR = 2.2;
  private static final double NEGLIGIBLE = 1e-18;

  private final double alpha;
  private final double phi;
  private final double step;
  private final double[] radius;
  private final double[] damping;
  private final double[] phase;

  /** Of the series: the terms' sizes but for a sine, and with it and their signs. */
  private final double[] sizes;

  private final double[] terms;

  /**
   * @param alpha in (0, 2)
   */
  StableInversion(double alpha) {
    this.alpha = alpha;
    phi = 0.5 * Math.min(Math.PI / (2 * alpha), Math.PI);
    step = 2 * Math.PI * 0.85 * phi / DIGITS;
    double first = -DIGITS / Math.min(alpha, 1);
    double last = Math.log((DIGITS + 4 / alpha) / Math.cos(alpha * phi)) / alpha;
    int n = (int) Math.ceil((last - first) / step) + 1;
    radius = new double[n];
    damping = new double[n];
    phase = new double[n];
    for (int k = 0; k < n; k++) {
      radius[k] = Math.exp(first + k * step);
      double power = Math.pow(radius[k], alpha);
      damping[k] = power * Math.cos(alpha * phi);
      phase[k] = power * Math.sin(alpha * phi);
    }
    sizes = new double[MOST_TERMS];
    terms = new double[MOST_TERMS];
    for (int k = 1; k <= MOST_TERMS; k++) {
      sizes[k - 1] = Math.exp(Gamma.logGamma(alpha * k) - Gamma.logGamma(k + 1.0)) / Math.PI;
      double sign = k % 2 == 1 ? 1 : -1;
      terms[k - 1] = sign * sizes[k - 1] * Math.sin(0.5 * Math.PI * alpha * k);
    }
  }

  /** From where on the series holds. */
  double farFrom() {
    return alpha > 1
        ? Math.max(LEAST_FAR, alpha * Math.pow(DIGITS / (alpha - 1), 1 - 1 / alpha))
        : LEAST_FAR;
  }

  /** The density at x in [0, farFrom], to some 1e-16 absolutely. */
  double nearDensity(double x) {
    double sum = 0;
    for (int k = 0; k < radius.length; k++) {
      double across = x * radius[k];
      sum +=
          radius[k]
              * Math.exp(-damping[k] - across * Math.sin(phi))
              * Math.cos(across * Math.cos(phi) - phase[k] + phi);
    }
    return sum * step / Math.PI;
  }

  /** P(S > x) for x in [0, farFrom], to some 1e-16 absolutely. */
  double nearSurvival(double x) {
    double sum = 0;
    for (int k = 0; k < radius.length; k++) {
      double across = x * radius[k];
      sum +=
          Math.exp(-damping[k] - across * Math.sin(phi))
              * Math.sin(across * Math.cos(phi) - phase[k]);
    }
    return 0.5 - (sum * step + phi) / Math.PI;
  }

  /** P(S > x) for x of at least farFrom, to some 1e-15 relatively. */
  double farSurvival(double x) {
    return series(x, 0);
  }

  /** The density at x of at least farFrom, to some 1e-15 relatively. */
  double farDensity(double x) {
    return alpha / x * series(x, 1);
  }

  /** The sum of k^weight times term k, up to the first that is negligible or not smaller. */
  private double series(double x, int weight) {
    double power = Math.pow(x, -alpha);
    double factor = power;
    double sum = 0;
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < MOST_TERMS; k++) {
      double weighted = weight == 0 ? factor : (k + 1) * factor;
      double size = sizes[k] * weighted;
      if (size < NEGLIGIBLE * power || alpha > 1 && size >= last) {
        break;
      }
      sum += terms[k] * weighted;
      last = size;
      factor *= power;
    }
    return sum;
  }
}
