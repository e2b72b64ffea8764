package io.kramers.theory;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * The symmetric alpha-stable law of characteristic function exp(-|u|^alpha): its density and tail,
 * to some 1e-15 absolutely, and as precisely relative to themselves in the tails beyond some 10.
 *
 * <p>Both are worked out once at the Chebyshev points of panels that double from the middle
 * outwards, by a numerical inversion of the characteristic function, and read from the polynomials
 * through those points; further out stands a series.
 */
public final class StableDensity {
  /** The smallest alpha: the law of smaller ones spreads over more than doubles hold. */
  public static final double LEAST_ALPHA = 0.1;

  private static final int POINTS = 33;

  /** The first panel's end, in widths of the density at 0. */
  private static final double FIRST_PANEL_HEAVY = 0.01;

  private final double alpha;
  private final double firstEnd;
  private final double far;
  private final StableInversion inversion;
  private final double[][] densities;
  private final double[][] survivals;

  /**
   * Works the law out, in some 10 ms.
   *
   * @param alpha from {@link #LEAST_ALPHA} to 2
   * @throws IllegalArgumentException if alpha is not in (0, 2]
   * @throws NoExactAnswerException if alpha is smaller than that
   */
  public StableDensity(double alpha) {
    if (!(alpha > 0 && alpha <= 2)) {
      throw new IllegalArgumentException("alpha = " + alpha + " is outside (0, 2]");
    }
    if (alpha < LEAST_ALPHA) {
      throw new NoExactAnswerException("the stable law is worked out for alpha of 0.1 and more");
    }
    this.alpha = alpha;
    inversion = new StableInversion(alpha);
    int panels = 0;
    if (alpha == 2) {
      firstEnd = Double.POSITIVE_INFINITY;
      far = Double.POSITIVE_INFINITY;
    } else {
      firstEnd = alpha < 1 ? FIRST_PANEL_HEAVY * width(alpha) : 1.0;
      panels = 1 + (int) Math.ceil(Math.log(inversion.farFrom() / firstEnd) / Math.log(2.0));
      far = end(panels - 1);
    }
    densities = new double[panels][];
    survivals = new double[panels][];
    for (int k = 0; k < panels; k++) {
      double start = k == 0 ? 0.0 : end(k - 1);
      densities[k] = chebyshev(start, end(k), this::invertedDensity);
      survivals[k] = chebyshev(start, end(k), this::invertedSurvival);
    }
  }

  private double invertedDensity(double x) {
    return x < inversion.farFrom() ? inversion.nearDensity(x) : inversion.farDensity(x);
  }

  private double invertedSurvival(double x) {
    return x < inversion.farFrom() ? inversion.nearSurvival(x) : inversion.farSurvival(x);
  }

  /** sqrt(f(0)/|f''(0)|), over which the density falls. */
  static double width(double alpha) {
    return Math.exp(0.5 * (Gamma.logGamma(1 / alpha) - Gamma.logGamma(3 / alpha)));
  }

  private double end(int panel) {
    return firstEnd * Math.scalb(1.0, panel);
  }

  /** The coefficients of the polynomial through the Chebyshev points of [start, end]. */
  private static double[] chebyshev(double start, double end, DoubleUnaryOperator f) {
    double[] values = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double t = Math.cos(Math.PI * (i + 0.5) / POINTS);
      values[i] = f.applyAsDouble(0.5 * (start + end) + 0.5 * (end - start) * t);
    }
    double[] coefficients = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double sum = 0;
      for (int i = 0; i < POINTS; i++) {
        sum += values[i] * Math.cos(Math.PI * k * (i + 0.5) / POINTS);
      }
      coefficients[k] = (k == 0 ? 1.0 : 2.0) / POINTS * sum;
    }
    return coefficients;
  }

  /** The density at x. */
  public double density(double x) {
    double size = Math.abs(x);
    if (alpha == 2) {
      return Math.exp(-0.25 * x * x) / (2 * Math.sqrt(Math.PI));
    }
    return size < far ? read(densities, size) : inversion.farDensity(size);
  }

  /** P(S &gt; x). */
  public double survival(double x) {
    if (alpha == 2) {
      return 0.5 * Erf.erfc(0.5 * x);
    }
    if (x < 0) {
      return 1 - survival(-x);
    }
    return x < far ? read(survivals, x) : inversion.farSurvival(x);
  }

  private double read(double[][] panels, double x) {
    int panel = x < firstEnd ? 0 : 1 + Math.getExponent(x / firstEnd);
    double start = panel == 0 ? 0.0 : end(panel - 1);
    double end = end(panel);
    double t = ((x - start) - (end - x)) / (end - start);
    double[] c = panels[panel];
    double b1 = 0;
    double b2 = 0;
    for (int k = POINTS - 1; k > 0; k--) {
      double b = Math.fma(2 * t, b1, c[k] - b2);
      b2 = b1;
      b1 = b;
    }
    return Math.fma(t, b1, c[0] - b2);
  }
}
