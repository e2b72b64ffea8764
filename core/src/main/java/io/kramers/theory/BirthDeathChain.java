package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import java.util.Arrays;

/**
 * A diffusion on a grid in continuous time: the chain of jumps to neighbours whose probabilities to
 * leave each interval through either end, and whose mean times to do so, are the diffusion's. It is
 * a finite-volume scheme with fluxes from the scale function, exact for mean first passage times
 * and for the stationary law, conservative, and of second order otherwise.
 *
 * <p>Point i has the mass M_i of the speed measure under the hat that is linear in the scale
 * function; it jumps up at the rate 1/(M_i S_i), where S_i is the scale of the interval above, and
 * down at 1/(M_i S_(i-1)).
 */
final class BirthDeathChain {
  private static final PanelRule RULE = new PanelRule(8);

  private final double[] points;
  private final double[] up;
  private final double[] down;
  private final double[] upperShare;
  private final double[] density;

  private BirthDeathChain(
      double[] points, double[] up, double[] down, double[] upperShare, double[] density) {
    this.points = points;
    this.up = up;
    this.down = down;
    this.upperShare = upperShare;
    this.density = density;
  }

  /**
   * The chain on a grid, which ends at both of its ends: nothing jumps beyond them.
   *
   * @throws NoExactAnswerException if the loss changes too much between neighbours for a number
   */
  static BirthDeathChain reflecting(CoordinateDiffusion diffusion, double[] grid) {
    return of(diffusion, grid, false, false);
  }

  /** As {@link #reflecting}, but what reaches an absorbing end is gone, and the end is no state. */
  static BirthDeathChain of(
      CoordinateDiffusion diffusion, double[] grid, boolean absorbsBelow, boolean absorbsAbove) {
    int intervals = grid.length - 1;
    Interval[] interval = new Interval[intervals];
    double[] kinks = diffusion.loss().kinks();
    for (int i = 0; i < intervals; i++) {
      interval[i] = Interval.of(diffusion, grid[i], grid[i + 1], kinks);
    }
    int first = absorbsBelow ? 1 : 0;
    int count = grid.length - first - (absorbsAbove ? 1 : 0);
    double[] points = new double[count];
    double[] up = new double[count];
    double[] down = new double[count];
    double[] upperShare = new double[count];
    double[] density = new double[count];
    for (int j = 0; j < count; j++) {
      int i = j + first;
      points[j] = grid[i];
      double upper = i < intervals ? interval[i].massBelow : 0.0;
      double lower = i > 0 ? interval[i - 1].massAboveByItsPotential() : 0.0;
      double mass = lower + upper;
      up[j] = i < intervals ? 1.0 / (mass * interval[i].scale) : 0.0;
      down[j] = i > 0 ? 1.0 / (mass * interval[i - 1].scaleByUpperPotential()) : 0.0;
      upperShare[j] = upper / mass;
      density[j] = speed(diffusion, Panel.positive(diffusion, grid[i])) / mass;
      if (!(up[j] + down[j] < Double.POSITIVE_INFINITY)) {
        throw new NoExactAnswerException(
            "the loss changes too much near w = " + grid[i] + " for the noise there");
      }
    }
    return new BirthDeathChain(points, up, down, upperShare, density);
  }

  private static double speed(CoordinateDiffusion diffusion, double noise) {
    return 2.0
        / diffusion.learningRate()
        * Panel.power(noise, diffusion.interpretation().alpha() - 1.0);
  }

  /**
   * What lies between two neighbours, with Psi counted from the lower one.
   *
   * @param rise Psi at the upper one
   * @param scale the scale function's increment
   * @param massBelow the speed measure under the lower one's hat
   * @param massAbove that under the upper one's
   */
  private record Interval(double rise, double scale, double massBelow, double massAbove) {
    /** Cut at the kinks that lie inside. */
    static Interval of(CoordinateDiffusion diffusion, double low, double high, double[] kinks) {
      Interval whole = null;
      double start = low;
      for (double kink : kinks) {
        if (start < kink && kink < high) {
          whole = joined(whole, smooth(diffusion, start, kink));
          start = kink;
        }
      }
      return joined(whole, smooth(diffusion, start, high));
    }

    private static Interval joined(Interval lower, Interval upper) {
      if (lower == null) {
        return upper;
      }
      double scale = lower.scale + Math.exp(lower.rise) * upper.scale;
      double part = lower.scale / scale;
      double fall = Math.exp(-lower.rise);
      return new Interval(
          lower.rise + upper.rise,
          scale,
          lower.massBelow + (1.0 - part) * (lower.massAbove + fall * upper.massBelow),
          part * (lower.massAbove + fall * upper.massBelow) + fall * upper.massAbove);
    }

    private static Interval smooth(CoordinateDiffusion diffusion, double low, double high) {
      double width = high - low;
      double[] slope = new double[RULE.size()];
      double[] noise = new double[RULE.size()];
      for (int i = 0; i < slope.length; i++) {
        double w = Math.fma(width, RULE.point(i), low);
        noise[i] = Panel.positive(diffusion, w);
        slope[i] = width * Panel.slope(diffusion, w, noise[i]);
      }
      double[] psi = RULE.cumulative(slope);
      double alpha = diffusion.interpretation().alpha();
      double[] scale = new double[slope.length];
      double[] mass = new double[slope.length];
      for (int i = 0; i < slope.length; i++) {
        scale[i] = width * Panel.power(noise[i], -alpha) * Math.exp(psi[i]);
        mass[i] = width * speed(diffusion, noise[i]) * Math.exp(-psi[i]);
      }
      double wholeScale = RULE.integral(scale);
      double[] above = RULE.cumulative(scale);
      double[] below = new double[slope.length];
      for (int i = 0; i < slope.length; i++) {
        above[i] = mass[i] * above[i] / wholeScale;
        below[i] = mass[i] - above[i];
      }
      return new Interval(
          RULE.integral(slope), wholeScale, RULE.integral(below), RULE.integral(above));
    }

    double massAboveByItsPotential() {
      return massAbove * Math.exp(rise);
    }

    double scaleByUpperPotential() {
      return scale * Math.exp(-rise);
    }
  }

  int size() {
    return points.length;
  }

  /** The state at a point of the grid. */
  int state(double point) {
    return Arrays.binarySearch(points, point);
  }

  /** Where state i is. */
  double point(int i) {
    return points[i];
  }

  /** The rate of jumps up from i, also that beyond an absorbing end. */
  double up(int i) {
    return up[i];
  }

  /** The rate of jumps down from i, also that beyond an absorbing end. */
  double down(int i) {
    return down[i];
  }

  /** The part of a state's mass that lies above its point. */
  double upperShare(int i) {
    return upperShare[i];
  }

  /** The density at a state's point, by its mass. */
  double density(int i) {
    return density[i];
  }

  /** The fastest that any state is left at. */
  double fastest() {
    double fastest = 0.0;
    for (int i = 0; i < up.length; i++) {
      fastest = Math.max(fastest, up[i] + down[i]);
    }
    return fastest;
  }
}
