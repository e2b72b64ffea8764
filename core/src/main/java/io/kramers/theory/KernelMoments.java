package io.kramers.theory;

import java.util.Arrays;

/**
 * Integrals over t from -1 to 1 of k(x - t) P_l(t) with Legendre polynomials P_l, for the kernel
 * k(z) = (|z|^(1 - alpha) - 1)/(1 - alpha), which is ln |z| for alpha = 1, or its derivative
 * sign(z) |z|^(-alpha), whose integrals are finite parts; 0 &lt; alpha &lt; 2.
 *
 * <p>With g = 1 - alpha or g = -alpha, z k'(z) = g k(z) but for a constant, so that (l + 2 + g)
 * m_(l+1) = (2l + 1) x m_l - (l - 1 - g) m_(l-1). The recurrence runs upwards for x in [-1, 1] and
 * very near to it, and elsewhere, where its solution is the least, downwards from where it has all
 * but vanished (Miller's algorithm).
 */
final class KernelMoments {
  /** Upwards an error grows by less than 100 on 20 steps. */
  private static final double NEAR = 1.005;

  /** Beyond, m_2 is less than a rounding of m_0. */
  private static final double FAR = 1e8;

  private static final double DIGITS = 40;
  private static final double HUGE = 1e200;
  private static final GaussLegendre RULE = GaussLegendre.of(GaussLegendre.MOST_NODES);

  /** From here on the rule's error is below a rounding. */
  private static final double RULE_FROM = 2.0;

  private final double alpha;
  private final boolean derivative;
  private final double g;

  KernelMoments(double alpha, boolean derivative) {
    this.alpha = alpha;
    this.derivative = derivative;
    g = derivative ? -alpha : 1 - alpha;
  }

  /** (z^(1 - alpha) - 1)/(1 - alpha) for z of at least 0. */
  static double kernel(double z, double alpha) {
    double exponent = 1 - alpha;
    return exponent == 0 ? Math.log(z) : Math.expm1(exponent * Math.log(z)) / exponent;
  }

  /**
   * Writes m_0, m_1, ... of the kernel k(r (x - t)) to m.
   *
   * @param r greater than 0
   * @param m of length 3 or more
   */
  void at(double x, double r, double[] m) {
    double size = Math.abs(x);
    double zeroth = derivative ? zerothOfDerivative(size, r) : zeroth(size, r);
    // - (l - 1 - g) m_(l-1) for l = 1, where a constant of the kernel plays no part
    double first = derivative ? g * zeroth : g * zeroth + 2;
    if (size <= NEAR) {
      upwards(size, r, first, m);
    } else {
      downwards(size, first, m);
    }
    m[0] = zeroth;
    if (x < 0) {
      for (int l = derivative ? 0 : 1; l < m.length; l += 2) {
        m[l] = -m[l];
      }
    }
  }

  private void upwards(double x, double r, double first, double[] m) {
    double zeroth = derivative ? rise(x) : difference(x);
    m[1] = Math.pow(r, g) * (x * zeroth - moment(x + 1) + moment(x - 1));
    m[2] = (3 * x * m[1] + first) / (3 + g);
    for (int l = 2; l + 1 < m.length; l++) {
      m[l + 1] = ((2 * l + 1) * x * m[l] - (l - 1 - g) * m[l - 1]) / (l + 2 + g);
    }
  }

  private void downwards(double x, double first, double[] m) {
    Arrays.fill(m, 0);
    if (x > FAR) {
      m[1] = -first / (3 * x);
      return;
    }
    double growth = Math.log(x + Math.sqrt(x * x - 1));
    double above = 0;
    double here = 1e-280;
    for (int l = m.length + (int) (DIGITS / growth); l > 1; l--) {
      if (l < m.length) {
        m[l] = here;
      }
      double below = ((2 * l + 1) * x * here - (l + 2 + g) * above) / (l - 1 - g);
      above = here;
      here = below;
      if (Math.abs(here) > HUGE) {
        above /= HUGE;
        here /= HUGE;
        for (int k = l; k < m.length; k++) {
          m[k] /= HUGE;
        }
      }
    }
    m[1] = here;
    double scale = first / ((3 + g) * above - 3 * x * here);
    for (int l = 1; l < m.length; l++) {
      m[l] *= scale;
    }
  }

  private double zeroth(double x, double r) {
    if (x < RULE_FROM) {
      return Math.pow(r, g) * difference(x) + 2 * kernel(r, alpha);
    }
    // The difference of two integrals would lose the digits that they have in common.
    double sum = 0;
    for (int i = 0; i < GaussLegendre.MOST_NODES; i++) {
      sum += RULE.weight(i) * kernel(r * (x - RULE.node(i)), alpha);
    }
    return sum;
  }

  private double zerothOfDerivative(double x, double r) {
    return Math.pow(r, g) * rise(x);
  }

  /** k(x + 1) - k(x - 1) of the first kernel. */
  private double rise(double x) {
    if (x <= NEAR) {
      return kernel(x + 1, alpha) - kernel(Math.abs(x - 1), alpha);
    }
    double exponent = 1 - alpha;
    double ratio = Math.log1p(2 / (x - 1));
    return Math.pow(x - 1, exponent)
        * (exponent == 0 ? ratio : Math.expm1(exponent * ratio) / exponent);
  }

  private double difference(double x) {
    return integral(x + 1) - integral(x - 1);
  }

  /** The integral of the kernel from 0 to z. */
  private double integral(double z) {
    return z == 0 ? 0 : z * (kernel(Math.abs(z), alpha) - 1) / (2 - alpha);
  }

  /** The integral of z times the kernel from 0 to z. */
  private double moment(double z) {
    if (z == 0) {
      return 0;
    }
    double size = Math.abs(z);
    return derivative
        ? z * Math.pow(size, 1 - alpha) / (2 - alpha)
        : z * z * (kernel(size, alpha) - 0.5) / (3 - alpha);
  }
}
