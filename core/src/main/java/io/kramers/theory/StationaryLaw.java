package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import java.util.ArrayList;
import java.util.List;

/**
 * The stationary law of a diffusion on a loss that grows to both sides, for any noise and
 * interpretation: its density is proportional to D^(alpha-1) exp(-(2/eta) int L'/D), normalised by
 * quadrature. Both tails keep their relative accuracy, and beyond 2^60 from the start they go on as
 * powers.
 */
public final class StationaryLaw {
  private static final double ROUNDING = 1e-14;

  private final CoordinateDiffusion diffusion;
  private final double start;
  private final Side lower;
  private final Side upper;
  private final List<Panel> panels;
  private final double[] potential;
  private final double[][] partial;
  private final double[] mass;
  private final double[] below;
  private final double[] above;
  private final double lowest;
  private final double total;
  private final double relativeError;

  /** What lies outside the panels on one side: as much, and falling off with this power. */
  private record Side(double cut, double mass, double power) {}

  private StationaryLaw(CoordinateDiffusion diffusion, double start, LowerTail down, LowerTail up) {
    this.diffusion = diffusion;
    this.start = start;
    panels = joined(down.panels().fine(), up.panels().fine());
    potential = potential(panels, down.panels().fine().size());
    double least = Double.POSITIVE_INFINITY;
    for (double each : potential) {
      least = Math.min(least, each);
    }
    lowest = least;
    lower = side(down.cut(), down.rest(), potential[0]);
    upper = side(-up.cut(), up.rest(), potential[panels.size()]);
    mass = new double[panels.size()];
    partial = new double[panels.size()][];
    below = new double[panels.size()];
    above = new double[panels.size()];
    double sum = lower.mass;
    for (int k = 0; k < mass.length; k++) {
      double[] density = density(panels.get(k), potential[k]);
      mass[k] = panels.get(k).integral(density);
      partial[k] = panels.get(k).cumulative(density);
      below[k] = sum;
      sum += mass[k];
    }
    double rest = upper.mass;
    for (int k = mass.length - 1; k >= 0; k--) {
      above[k] = rest;
      rest += mass[k];
    }
    total = sum + upper.mass;
    relativeError = Math.abs(coarseTotal(down, up) / total - 1.0) + ROUNDING;
  }

  /**
   * The stationary law of a diffusion.
   *
   * @param start where the search for its mass begins, best a minimum
   * @throws NoExactAnswerException if the loss does not grow to both sides, the noise is not
   *     positive everywhere, or it outgrows the loss so that there is no stationary law
   */
  public static StationaryLaw of(CoordinateDiffusion diffusion, double start) {
    LowerTail down = LowerTail.below(diffusion, start);
    LowerTail up = LowerTail.below(Mirror.of(diffusion), -start);
    if (down.rest() == Double.POSITIVE_INFINITY || up.rest() == Double.POSITIVE_INFINITY) {
      throw new NoExactAnswerException(
          "there is no stationary law: the noise outgrows the pull of the loss");
    }
    return new StationaryLaw(diffusion, start, down, up);
  }

  private static List<Panel> joined(List<Panel> down, List<Panel> mirroredUp) {
    List<Panel> all = new ArrayList<>(down);
    all.addAll(Panels.mirrored(mirroredUp));
    return all;
  }

  /** Psi at the starts of the panels and the last one's end, counted from that of panel zero. */
  private static double[] potential(List<Panel> panels, int zero) {
    double[] potential = new double[panels.size() + 1];
    for (int k = zero; k < panels.size(); k++) {
      potential[k + 1] = potential[k] + panels.get(k).rise();
    }
    for (int k = zero - 1; k >= 0; k--) {
      potential[k] = potential[k + 1] - panels.get(k).rise();
    }
    return potential;
  }

  private double exponent() {
    return diffusion.interpretation().alpha() - 1.0;
  }

  private double[] density(Panel panel, double potentialAtStart) {
    double[] density = panel.noisePower(exponent());
    for (int i = 0; i < density.length; i++) {
      density[i] *= Math.exp(lowest - potentialAtStart - panel.potential()[i]);
    }
    return density;
  }

  private Side side(double cut, double rest, double potentialAtCut) {
    double noise = Panel.positive(diffusion, cut);
    double density = Panel.power(noise, exponent()) * Math.exp(lowest - potentialAtCut);
    return new Side(cut, rest * density, Math.abs(cut - start) / rest);
  }

  private double coarseTotal(LowerTail down, LowerTail up) {
    List<Panel> coarse = joined(down.panels().coarse(), up.panels().coarse());
    double[] there = potential(coarse, down.panels().coarse().size());
    double sum = lower.mass + upper.mass;
    for (int k = 0; k < coarse.size(); k++) {
      sum += coarse.get(k).integral(density(coarse.get(k), there[k]));
    }
    return sum;
  }

  /** How far off densities and probabilities may be, relatively. */
  public double relativeError() {
    return relativeError;
  }

  /** The density at w. */
  public double density(double w) {
    if (w < lower.cut || w > upper.cut) {
      Side side = w < lower.cut ? lower : upper;
      double distance = Math.abs(w - start);
      return outside(side, w) * side.power / distance;
    }
    int k = panel(w);
    double psi = potential[k] + Panel.RULE.at(place(k, w), panels.get(k).potential());
    double noise = Panel.positive(diffusion, w);
    return Panel.power(noise, exponent()) * Math.exp(lowest - psi) / total;
  }

  /** P(W <= w). */
  public double cumulative(double w) {
    if (w < lower.cut) {
      return outside(lower, w);
    }
    if (w > upper.cut) {
      return 1.0 - outside(upper, w);
    }
    int k = panel(w);
    return (below[k] + part(k, w)) / total;
  }

  /** P(W > w). */
  public double survival(double w) {
    if (w < lower.cut) {
      return 1.0 - outside(lower, w);
    }
    if (w > upper.cut) {
      return outside(upper, w);
    }
    int k = panel(w);
    return (above[k] + (mass[k] - part(k, w))) / total;
  }

  private double outside(Side side, double w) {
    double ratio = Math.abs(w - start) / Math.abs(side.cut - start);
    return side.mass / total * Math.pow(ratio, -side.power);
  }

  private double part(int k, double w) {
    return Math.min(mass[k], Math.max(0.0, Panel.RULE.at(place(k, w), partial[k])));
  }

  private double place(int k, double w) {
    return (w - panels.get(k).start()) / panels.get(k).width();
  }

  /** The panel that w lies in. */
  private int panel(double w) {
    int low = 0;
    int high = panels.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (panels.get(middle).start() <= w) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
