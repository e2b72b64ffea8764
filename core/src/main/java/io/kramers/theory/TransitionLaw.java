package io.kramers.theory;

import java.util.Arrays;

/**
 * The law of a diffusion at a time, on a grid: between its points the distribution function is the
 * monotone cubic that has the density for its slope at them (Fritsch and Carlson, SIAM Journal on
 * Numerical Analysis 17, 1980), and the density is that cubic's slope.
 */
public final class TransitionLaw {
  /** How far two monotone slopes of a cubic may be above the secant's. */
  private static final double STEEPEST = 3.0;

  private final double[] points;
  private final double[] density;
  private final double[] below;
  private final double[] above;
  private final double[] lowerSlope;
  private final double[] upperSlope;
  private final double error;

  private TransitionLaw(double[] points, double[] density, double[] between, double error) {
    this.points = points;
    this.density = density;
    this.error = error;
    int last = points.length - 1;
    below = new double[points.length];
    above = new double[points.length];
    lowerSlope = new double[last];
    upperSlope = new double[last];
    for (int i = 0; i < last; i++) {
      below[i + 1] = below[i] + between[i];
      double secant = between[i] / (points[i + 1] - points[i]);
      lowerSlope[i] = Math.min(density[i], STEEPEST * secant);
      upperSlope[i] = Math.min(density[i + 1], STEEPEST * secant);
    }
    for (int i = last - 1; i >= 0; i--) {
      above[i] = above[i + 1] + between[i];
    }
  }

  /**
   * The law with these masses of the states of two chains, the first with twice as many intervals.
   */
  static TransitionLaw of(
      BirthDeathChain fine, double[] masses, BirthDeathChain coarse, double[] coarseMasses) {
    TransitionLaw law = of(fine, masses, 0.0);
    TransitionLaw check = of(coarse, coarseMasses, 0.0);
    double largest = 0.0;
    for (int i = 0; i < law.points.length; i++) {
      largest = Math.max(largest, Math.abs(law.below[i] - check.cumulative(law.points[i])));
    }
    return of(fine, masses, largest);
  }

  private static TransitionLaw of(BirthDeathChain chain, double[] masses, double error) {
    int n = masses.length;
    double[] points = new double[n];
    double[] density = new double[n];
    double[] between = new double[n - 1];
    for (int i = 0; i < n; i++) {
      points[i] = chain.point(i);
      density[i] = masses[i] * chain.density(i);
      if (i + 1 < n) {
        between[i] =
            masses[i] * chain.upperShare(i) + masses[i + 1] * (1.0 - chain.upperShare(i + 1));
      }
    }
    return new TransitionLaw(points, density, between, error);
  }

  /** The grid's points in ascending order. */
  public double[] points() {
    return points.clone();
  }

  /** The densities at the grid's points, at least 0. */
  public double[] densities() {
    return density.clone();
  }

  /** The whole mass, 1 but for rounding. */
  public double mass() {
    return below[below.length - 1];
  }

  /** How far off the distribution function may be. */
  public double error() {
    return error;
  }

  /** P(W <= w). */
  public double cumulative(double w) {
    int i = interval(w);
    if (i < 0 || i > lowerSlope.length - 1) {
      return i < 0 ? 0.0 : mass();
    }
    return below[i] + part(i, w);
  }

  /** P(W > w). */
  public double survival(double w) {
    int i = interval(w);
    if (i < 0 || i > lowerSlope.length - 1) {
      return i < 0 ? mass() : 0.0;
    }
    return above[i + 1] + (below[i + 1] - below[i] - part(i, w));
  }

  /** The density at w. */
  public double density(double w) {
    int i = interval(w);
    if (i < 0 || i > lowerSlope.length - 1) {
      return 0.0;
    }
    double width = points[i + 1] - points[i];
    double t = (w - points[i]) / width;
    double secant = (below[i + 1] - below[i]) / width;
    double slope =
        lowerSlope[i] * (1.0 - t) * (1.0 - 3.0 * t)
            + upperSlope[i] * t * (3.0 * t - 2.0)
            + secant * 6.0 * t * (1.0 - t);
    return Math.max(0.0, slope);
  }

  /** The cubic above below[i]. */
  private double part(int i, double w) {
    double width = points[i + 1] - points[i];
    double t = (w - points[i]) / width;
    double mass = below[i + 1] - below[i];
    double value =
        width * t * (1.0 - t) * (lowerSlope[i] * (1.0 - t) - upperSlope[i] * t)
            + mass * t * t * (3.0 - 2.0 * t);
    return Math.min(mass, Math.max(0.0, value));
  }

  /** The last point that is not above w; -1 where there is none. */
  private int interval(double w) {
    int found = Arrays.binarySearch(points, w);
    return found >= 0 ? found : -found - 2;
  }
}
