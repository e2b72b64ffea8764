package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import java.util.Arrays;

/**
 * What lies below a point: panels down to where hardly anything is left of the speed measure, and
 * that rest.
 *
 * @param panels from the cut to the point
 * @param cut where they start
 * @param rest the speed measure below the cut, by its density there: a length; infinite where the
 *     measure is
 */
record LowerTail(Panels panels, double cut, double rest) {
  /** The rest is left alone where it is less than this part of the measure, in logarithms. */
  private static final double NEGLIGIBLE = -46.0;

  private static final double FOR_EVER = Double.POSITIVE_INFINITY;

  /** Further out than this, at the latest, a power law takes over. */
  private static final double FARTHEST = 0x1p60;

  /** Where the loss is looked at for whether it rises: this many distances between d and 2 d. */
  private static final int LOOKS = 4;

  private static final int FIRST_LOOK = -20 * LOOKS;
  private static final int LAST_LOOK = 60 * LOOKS;

  /**
   * The tail below a point.
   *
   * @throws NoExactAnswerException if the loss does not grow towards minus infinity
   */
  static LowerTail below(CoordinateDiffusion diffusion, double point) {
    return new March(diffusion, point, risesFrom(diffusion, point), FOR_EVER).tail();
  }

  /**
   * As much of the tail below a point as a process that starts there can see of it in some time,
   * and no more than is visited at all; the loss need not grow.
   *
   * @param time finite
   */
  static LowerTail within(CoordinateDiffusion diffusion, double point, double time) {
    return new March(diffusion, point, 0.0, time).tail();
  }

  /**
   * The distance from which on the loss rises downwards, as far as looks at distances in geometric
   * progression tell.
   */
  private static double risesFrom(CoordinateDiffusion diffusion, double point) {
    double last = 0.0;
    double farthest = 0.0;
    for (int k = FIRST_LOOK; k <= LAST_LOOK; k++) {
      double distance = Math.pow(2.0, (double) k / LOOKS);
      double slope = diffusion.loss().derivative(point - distance);
      if (!Double.isFinite(slope)) {
        break;
      }
      farthest = distance;
      if (!(slope < 0)) {
        last = distance;
      }
    }
    if (last == farthest) {
      throw new NoExactAnswerException(
          "the loss does not grow without end on the far side of the start, so the process need not"
              + " come back from there");
    }
    return last;
  }

  private static boolean finite(CoordinateDiffusion diffusion, double w) {
    return Double.isFinite(diffusion.loss().derivative(w))
        && Double.isFinite(diffusion.noise().variance(w));
  }

  /** The way down, panel by panel. */
  private static final class March implements Panels.Consumer {
    private final CoordinateDiffusion diffusion;
    private final double point;
    private final double risesFrom;
    private final double time;
    private final Panels.Collector collector = new Panels.Collector(true);
    private double potential;
    private double logMass = Double.NEGATIVE_INFINITY;
    private double cut;
    private double length;
    private double fastest;
    private boolean over;

    March(CoordinateDiffusion diffusion, double point, double risesFrom, double time) {
      this.diffusion = diffusion;
      this.point = point;
      this.risesFrom = risesFrom;
      this.time = time;
      cut = point;
    }

    LowerTail tail() {
      double[] kinks =
          Arrays.stream(diffusion.loss().kinks()).filter(kink -> kink < point).toArray();
      int kink = kinks.length - 1;
      double top = point;
      double bottom = point - 1.0;
      for (double distance = 1.0; !over && finite(diffusion, bottom); distance *= 2.0) {
        bottom = point - distance;
        for (; kink >= 0 && kinks[kink] > bottom && !over; kink--) {
          over = Panels.divide(diffusion, kinks[kink], top, true, this);
          top = kinks[kink];
        }
        over = over || Panels.divide(diffusion, bottom, top, true, this);
        top = bottom;
        bottom = point - 2.0 * distance;
      }
      return new LowerTail(
          collector.panels(), cut, rest(Panel.positive(diffusion, cut), point - cut));
    }

    @Override
    public boolean enough(Panel panel, Panel lowerHalf, Panel upperHalf) {
      collector.enough(panel, lowerHalf, upperHalf);
      cut = panel.start();
      potential -= panel.rise();
      double[] density = panel.noisePower(diffusion.interpretation().alpha() - 1.0);
      for (int i = 0; i < density.length; i++) {
        density[i] *= Math.exp(-panel.potential()[i]);
      }
      logMass = logSum(logMass, Math.log(panel.integral(density)) - potential);
      double distance = point - cut;
      return beyondReach(panel)
          || distance >= risesFrom && (distance >= FARTHEST || restIsNegligible(distance));
    }

    private boolean beyondReach(Panel panel) {
      length += panel.integral(panel.noisePower(-0.5));
      fastest = Math.max(fastest, -DiffusionGrid.extremeDrift(diffusion, panel, false));
      return length > DiffusionGrid.reach(diffusion, fastest, time);
    }

    private boolean restIsNegligible(double distance) {
      double noise = Panel.positive(diffusion, cut);
      double rest = rest(noise, distance);
      double logDensity = (diffusion.interpretation().alpha() - 1.0) * Math.log(noise) - potential;
      return Math.log(rest) + logDensity < logMass + NEGLIGIBLE;
    }

    /**
     * The speed measure below the cut by the density there: exact for a power of the distance, and
     * near 1/(logarithmic derivative) where that is steeper than any power.
     */
    private double rest(double noise, double distance) {
      double growth =
          (diffusion.interpretation().alpha() - 1.0) * diffusion.noise().derivative(cut) / noise
              - Panel.slope(diffusion, cut, noise);
      double power = growth * distance;
      return power > 1.0 ? distance / (power - 1.0) : Double.POSITIVE_INFINITY;
    }

    private static double logSum(double a, double b) {
      double larger = Math.max(a, b);
      return larger + Math.log1p(Math.exp(-Math.abs(a - b)));
    }
  }
}
