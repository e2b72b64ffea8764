package io.kramers.theory;

import io.kramers.theory.Refinement.Approximation;
import org.hipparchus.special.Gamma;

/**
 * The mean exit time tau of dx = -x dt + e^(1/alpha) dL from an interval with 0 inside, by
 * Galerkin's method with Jacobi's weight: on (-1, 1), to which the interval is mapped, with the
 * functions (1 - x^2)^(alpha/2) p_n(x), whose p_n are orthonormal with this weight.
 *
 * <p>They suit the noise: (-Laplacian)^(alpha/2) of the n-th is Gamma(n + 1 + alpha)/n! p_n (Dyda,
 * Kuznetsov and Kwasnicki, Constructive Approximation 45, 2017), of which n = 0 is Getoor's time
 * without drift. The drift's matrix is an integral of polynomials with the weight (1 -
 * x^2)^(alpha-1), for which Gauss's quadrature is exact.
 *
 * <p>With the drift tau has further powers alpha/2 + k (alpha - 1) of the distance from an end, and
 * jumps there for alpha below 1. The value therefore converges as a power of the number N of
 * functions only: as N^-(4 alpha - 2) from alpha = 1 on, twice what the best approximation does in
 * the generator's norm, and as about N^-2 below. This is so once the series' last terms, which
 * oscillate, are cut off smoothly, and it lets two sizes be extrapolated.
 */
final class GalerkinExit {
  /** The largest relative error at which no more functions are taken. */
  static final double GOAL = 1e-10;

  private static final int[] SIZES = {60, 120, 240, 480};

  /** By what a doubling may be hoped to lower the error. */
  private static final double GAIN = 1e3;

  private static final double ROUNDING = 1e-13;

  /** Also, for each unit of the mean exit time, by which the equations' condition grows. */
  private static final double ROUNDING_OF_CONDITION = 2e-15;

  /** The exponential cut-off exp(-36 (n/N)^8), which ends at the rounding. */
  private static final double CUT_OFF = 36;

  private static final int CUT_OFF_POWER = 8;

  private final double alpha;
  private final double noise;
  private final double minimum;
  private final double place;
  private final double weight;

  /** Arguments as in {@link #meanTime}. */
  GalerkinExit(double alpha, double noise, double lower, double upper, double start) {
    double radius = 0.5 * (upper - lower);
    this.alpha = alpha;
    this.noise = noise * Math.pow(radius, -alpha);
    minimum = -0.5 * (lower + upper) / radius;
    place = 0.5 * ((start - lower) - (upper - start)) / radius;
    weight = Math.pow((start - lower) / radius * ((upper - start) / radius), 0.5 * alpha);
  }

  /**
   * The mean exit time from two sizes, extrapolated. The error estimate is the larger of the whole
   * extrapolation and of the difference from that of the two sizes before. Sizes end where it meets
   * {@link #GOAL}, and early where the largest would not: then it is of two sizes, and large, or of
   * three.
   *
   * @param alpha greater than 0 and at most 2
   * @param noise e, greater than 0
   * @param lower the interval's lower end, less than 0
   * @param upper its upper end, greater than 0
   * @param start inside
   */
  static Approximation meanTime(
      double alpha, double noise, double lower, double upper, double start) {
    GalerkinExit exit = new GalerkinExit(alpha, noise, lower, upper, start);
    double shrinking = Math.pow(2, Math.max(2, 4 * alpha - 2));
    double coarse = exit.time(SIZES[0]);
    double before = coarse;
    Approximation found = Approximation.of(coarse, Double.POSITIVE_INFINITY);
    boolean goesOn = true;
    for (int i = 1; i < SIZES.length && goesOn; i++) {
      double fine = exit.time(SIZES[i]);
      double limit = fine + (fine - coarse) / (shrinking - 1);
      double error = Math.max(Math.abs(limit - fine), Math.abs(limit - before));
      found = Approximation.of(limit, error + rounding(limit));
      double hope = GOAL * Math.pow(GAIN, SIZES.length - 1 - i);
      goesOn = found.worstError() <= hope && (i == 1 || found.worstError() > GOAL);
      coarse = fine;
      before = limit;
    }
    return found;
  }

  private static double rounding(double time) {
    return (ROUNDING + ROUNDING_OF_CONDITION * Math.abs(time)) * Math.abs(time);
  }

  /** tau at the start, of so many functions. */
  double time(int size) {
    double[] right = new double[size];
    right[0] = Math.sqrt(Gegenbauer.total(0.5 * alpha));
    double[] solution = DenseSystem.solve(system(size), right);
    double[] p = new double[size];
    new Gegenbauer(0.5 * alpha, size).values(place, p);
    double sum = 0;
    for (int n = 0; n < size; n++) {
      double part = (double) n / size;
      sum += Math.exp(-CUT_OFF * Math.pow(part, CUT_OFF_POWER)) * solution[n] * p[n];
    }
    return weight * sum;
  }

  /** The equations of the solution's coefficients, one a function to test with. */
  private double[][] system(int size) {
    Gegenbauer trial = new Gegenbauer(0.5 * alpha, size);
    Gegenbauer slope = new Gegenbauer(0.5 * alpha - 1, size);
    Gegenbauer rule = new Gegenbauer(alpha - 1, size + 1);
    double[][] rows = new double[size][size];
    double[] p = new double[size];
    double[] derivative = new double[size + 1];
    for (double node : rule.nodes(size + 1)) {
      trial.values(node, p);
      slope.values(node, derivative);
      for (int n = 0; n < size; n++) {
        derivative[n] = -Math.sqrt((n + 1) * (n + alpha)) * derivative[n + 1];
      }
      double factor = rule.weight(node, size + 1) * (node - minimum);
      for (int k = 0; k < size; k++) {
        add(factor * p[k], derivative, rows[k]);
      }
    }
    double[] eigenvalues = eigenvalues(alpha, size);
    for (int k = 0; k < size; k++) {
      rows[k][k] += noise * eigenvalues[k];
    }
    return rows;
  }

  private static void add(double factor, double[] from, double[] to) {
    for (int n = 0; n < to.length; n++) {
      to[n] += factor * from[n];
    }
  }

  /** Gamma(n + 1 + alpha)/n! for n = 0, 1, ... */
  static double[] eigenvalues(double alpha, int size) {
    double[] eigenvalues = new double[size];
    eigenvalues[0] = Gamma.gamma(1 + alpha);
    for (int n = 1; n < size; n++) {
      eigenvalues[n] = eigenvalues[n - 1] * (n + alpha) / n;
    }
    return eigenvalues;
  }
}
