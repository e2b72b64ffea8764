package io.kramers.rng;

import org.apache.commons.statistics.distribution.CauchyDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.special.Gamma;

/**
 * The symmetric stable law of characteristic function exp(-|u|^alpha), from that function alone:
 * the inversion integral 1/2 + 1/pi int_0^inf sin(x t)/t exp(-t^alpha) dt with the sine expanded
 * (near the middle) or with exp(-t^alpha) expanded (in the tails); one of the two series converges,
 * the other is cut at its least term. Errors are below 1e-7.
 */
record StableLaw(double alpha) {
  /** P(S <= x). */
  double cumulative(double x) {
    if (x < 0) {
      return 1 - cumulative(-x);
    }
    if (x == 0) {
      return 0.5;
    }
    if (alpha == 2) {
      return NormalDistribution.of(0, Math.sqrt(2)).cumulativeProbability(x);
    }
    if (alpha == 1) {
      return CauchyDistribution.of(0, 1).cumulativeProbability(x);
    }
    return x < crossing() ? middle(x) : 1 - tail(x);
  }

  /** The x with P(S <= x) = p, to 1e-12 relatively. */
  double quantile(double p) {
    double low = 0;
    double high = 1;
    while (cumulative(high) < p) {
      high *= 2;
    }
    while (high - low > 1e-12 * high) {
      double between = (low + high) / 2;
      if (cumulative(between) < p) {
        low = between;
      } else {
        high = between;
      }
    }
    return high;
  }

  /** Where the terms of the convergent series reach 1e8, and the least of the other is 1e-8. */
  double crossing() {
    if (alpha > 1) {
      return Math.pow(18.4 / (1 - 1 / alpha), 1 - 1 / alpha) * Math.pow(alpha, 1 / alpha);
    }
    return Math.pow(18.4 / (1 - alpha), 1 - 1 / alpha) * alpha;
  }

  private double middle(double x) {
    double sum = 0;
    double last = Double.POSITIVE_INFINITY;
    for (int m = 1; m < 4000; m += 2) {
      double term =
          Math.exp(Gamma.logGamma(m / alpha) - Gamma.logGamma(m + 1.0) + m * Math.log(x))
              / (Math.PI * alpha);
      if (alpha < 1 && term > last) {
        break;
      }
      last = term;
      sum += m % 4 == 1 ? term : -term;
    }
    return 0.5 + sum;
  }

  private double tail(double x) {
    double sum = 0;
    double last = Double.POSITIVE_INFINITY;
    for (int n = 1; n < 4000; n++) {
      double size =
          Math.exp(Gamma.logGamma(alpha * n) - Gamma.logGamma(n + 1.0) - alpha * n * Math.log(x))
              / Math.PI;
      if (alpha > 1 && size > last) {
        break;
      }
      last = size;
      double term = size * Math.sin(Math.PI * alpha * n / 2);
      sum += n % 2 == 1 ? term : -term;
    }
    return sum;
  }
}
