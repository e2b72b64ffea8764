package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import java.util.Arrays;

/**
 * A diffusion on a short interval, at the points of {@link #RULE}. The scale density of the process
 * is s = D^-alpha exp(Psi) and its speed density m = (2/eta) D^(alpha-1) exp(-Psi) with Psi' = 2
 * L'/(eta D); Psi counts from the start of the panel, so that none of the three overflows.
 *
 * @param start the lower end
 * @param width its length
 * @param slope Psi'
 * @param noise D, positive
 * @param potential Psi
 * @param rise Psi at the upper end
 */
record Panel(
    double start, double width, double[] slope, double[] noise, double[] potential, double rise) {
  static final PanelRule RULE = new PanelRule(20);

  /** How much Psi may vary over a panel: the exponentials must be near polynomials. */
  private static final double MOST_VARIATION = 4.0;

  /** The panel from start to end. */
  static Panel of(CoordinateDiffusion diffusion, double start, double end) {
    double width = end - start;
    double[] slope = new double[RULE.size()];
    double[] noise = new double[RULE.size()];
    for (int i = 0; i < slope.length; i++) {
      double w = Math.fma(width, RULE.point(i), start);
      noise[i] = positive(diffusion, w);
      slope[i] = slope(diffusion, w, noise[i]);
    }
    return of(start, width, slope, noise);
  }

  private static Panel of(double start, double width, double[] slope, double[] noise) {
    double[] potential = RULE.cumulative(slope);
    for (int i = 0; i < potential.length; i++) {
      potential[i] *= width;
    }
    return new Panel(start, width, slope, noise, potential, width * RULE.integral(slope));
  }

  /** D(w), or the exception that says that there is no process where it is not positive. */
  static double positive(CoordinateDiffusion diffusion, double w) {
    double noise = diffusion.noise().variance(w);
    if (noise > 0 && noise < Double.POSITIVE_INFINITY) {
      return noise;
    }
    throw new NoExactAnswerException(
        "the noise D(w) is not a positive number at w = " + w + ", where the process may go");
  }

  /** Psi'(w), where D(w) is the given noise. */
  static double slope(CoordinateDiffusion diffusion, double w, double noise) {
    return 2.0 * diffusion.loss().derivative(w) / (diffusion.learningRate() * noise);
  }

  double end() {
    return start + width;
  }

  /** Whether Psi varies little enough. */
  boolean gentle() {
    double[] size = Arrays.stream(slope).map(Math::abs).toArray();
    return width * RULE.integral(size) <= MOST_VARIATION;
  }

  /**
   * How far this panel's polynomials are from the values on its halves: of Psi, and relative of D.
   */
  double mismatch(Panel lower, Panel upper) {
    return Math.max(
        Math.max(
            width * largest(RULE.lowerHalf(slope), lower.slope, false),
            width * largest(RULE.upperHalf(slope), upper.slope, false)),
        Math.max(
            largest(RULE.lowerHalf(noise), lower.noise, true),
            largest(RULE.upperHalf(noise), upper.noise, true)));
  }

  private static double largest(double[] approximate, double[] exact, boolean relative) {
    double largest = 0.0;
    for (int i = 0; i < exact.length; i++) {
      double difference = Math.abs(approximate[i] - exact[i]);
      largest = Math.max(largest, relative ? difference / exact[i] : difference);
    }
    return largest;
  }

  /** This panel of the mirrored process. */
  Panel mirrored() {
    double[] slopes = Arrays.stream(Mirror.reversed(slope)).map(q -> -q).toArray();
    return of(-end(), width, slopes, Mirror.reversed(noise));
  }

  /** D^exponent at the points. */
  double[] noisePower(double exponent) {
    return Arrays.stream(noise).map(d -> power(d, exponent)).toArray();
  }

  /** D^exponent for the exponents that interpretations have. */
  static double power(double noise, double exponent) {
    if (exponent == 0) {
      return 1.0;
    }
    if (exponent == -1) {
      return 1.0 / noise;
    }
    return exponent == -0.5 ? 1.0 / Math.sqrt(noise) : Math.pow(noise, exponent);
  }

  /** The integral of a function over the panel. */
  double integral(double[] values) {
    return width * RULE.integral(values);
  }

  /** The integrals of a function from the start to each point. */
  double[] cumulative(double[] values) {
    double[] integrals = RULE.cumulative(values);
    for (int i = 0; i < integrals.length; i++) {
      integrals[i] *= width;
    }
    return integrals;
  }
}
