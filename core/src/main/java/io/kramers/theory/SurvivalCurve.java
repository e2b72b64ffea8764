package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.numerics.Bisection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distribution of a first passage time, S(t) = P(T > t), from the backward equation: the chains
 * on three grids of which each is twice as fine as the last, by time steps in proportion to the
 * time. Their errors of second order are extrapolated away; what is left is estimated by doing so
 * with the two coarser ones, and the error of the time steps by steps twice as long.
 */
public final class SurvivalCurve {
  /** On the finest grid. */
  private static final int INTERVALS = 2048;

  /** Steps until the time step doubles. */
  private static final int STEPS = 96;

  private static final int MOST_DOUBLINGS = 120;

  /** Where the curve ends: later values go on exponentially. */
  private static final double END = 1e-13;

  private static final double ROUNDING = 1e-12;

  /** By how much steps twice as long are further off, at least: 15 in theory. */
  private static final double TIME_ERROR = 8.0;

  private static final int NEIGHBOURS = 6;

  /** Of a quadrature over times, between t and 2 t. */
  private static final int PANELS = 4;

  private static final String METHOD = "backward equation on three grids, extrapolated";

  private final double[] times;
  private final double[] survival;
  private final double[] errors;

  private SurvivalCurve(double[] times, double[] survival, double[] errors) {
    this.times = times;
    this.survival = survival;
    this.errors = errors;
  }

  /**
   * Of the first passage from one point to a different one, with a reflecting wall at the infinity
   * behind the start.
   *
   * @throws NoExactAnswerException as {@link FirstPassage#mean}
   */
  public static SurvivalCurve of(CoordinateDiffusion diffusion, double from, double to) {
    if (from == to) {
      throw new IllegalArgumentException("the passage from " + from + " to itself takes no time");
    }
    if (to < from) {
      return of(Mirror.of(diffusion), -from, -to);
    }
    LowerTail below = LowerTail.below(diffusion, from);
    Panels between = Panels.between(diffusion, from, to);
    return of(diffusion, below.panels().coarse(), between.coarse(), false);
  }

  /**
   * Of the time out of an interval.
   *
   * @param from in it, not an end
   * @throws NoExactAnswerException as {@link FirstPassage#meanOut}
   */
  public static SurvivalCurve out(
      CoordinateDiffusion diffusion, double from, double low, double high) {
    if (!(low < from && from < high)) {
      throw new IllegalArgumentException(from + " is not inside [" + low + ", " + high + "]");
    }
    return of(
        diffusion,
        Panels.between(diffusion, low, from).coarse(),
        Panels.between(diffusion, from, high).coarse(),
        true);
  }

  private static SurvivalCurve of(
      CoordinateDiffusion diffusion, List<Panel> lower, List<Panel> upper, boolean absorbsBelow) {
    double lowerLength = DiffusionGrid.length(lower);
    double upperLength = DiffusionGrid.length(upper);
    double part = lowerLength / (lowerLength + upperLength);
    int lowerIntervals = 4 * (int) Math.max(8, Math.round(part * INTERVALS / 4));
    int upperIntervals = 4 * (int) Math.max(8, Math.round((1.0 - part) * INTERVALS / 4));
    double[] grid =
        DiffusionGrid.joined(
            DiffusionGrid.from(lower.get(0).start(), lower, lowerLength, lowerIntervals),
            DiffusionGrid.from(upper.get(0).start(), upper, upperLength, upperIntervals));
    List<Walk> walks = new ArrayList<>();
    for (int coarsening = 1; coarsening <= 4; coarsening *= 2) {
      walks.add(
          new Walk(
              BirthDeathChain.of(diffusion, grid, absorbsBelow, true),
              lowerIntervals / coarsening - (absorbsBelow ? 1 : 0)));
      grid = DiffusionGrid.coarser(grid);
    }
    double distance = absorbsBelow ? Math.min(lowerLength, upperLength) : upperLength;
    double speed = Math.max(absorbsBelow ? speed(diffusion, lower) : 0.0, speed(diffusion, upper));
    double start = distance * Math.min(0.01 * distance / diffusion.learningRate(), 0.1 / speed);
    return run(walks, start / STEPS);
  }

  /** The fastest drift on the way, in lengths of the grid. */
  private static double speed(CoordinateDiffusion diffusion, List<Panel> panels) {
    double fastest = 0.0;
    for (Panel panel : panels) {
      for (int i = 0; i < panel.slope().length; i++) {
        double drift = 0.5 * diffusion.learningRate() * Math.abs(panel.slope()[i]);
        fastest = Math.max(fastest, drift * Math.sqrt(panel.noise()[i]));
      }
    }
    return fastest;
  }

  private static SurvivalCurve run(List<Walk> walks, double firstStep) {
    List<double[]> curve = new ArrayList<>();
    curve.add(new double[] {0.0, 1.0, 0.0});
    double dt = firstStep;
    double time = 0.0;
    double now = 1.0;
    double timeError = 0.0;
    Walk coarsest = walks.get(walks.size() - 1);
    Walk hasty = new Walk(coarsest.chain, coarsest.start);
    for (int k = 0; k < MOST_DOUBLINGS && now > END; k++) {
      double step = dt;
      walks.forEach(walk -> walk.every(step));
      hasty.every(2.0 * dt);
      for (int i = 0; i < STEPS && now > END; i++) {
        walks.forEach(Walk::advance);
        time += dt;
        if (i % 2 == 1) {
          hasty.advance();
          timeError = Math.abs(hasty.survival() - coarsest.survival()) / TIME_ERROR;
        }
        double fine = extrapolated(walks.get(0), walks.get(1));
        double coarse = extrapolated(walks.get(1), walks.get(2));
        now = Math.min(Math.max(fine, 0.0), 1.0);
        curve.add(new double[] {time, now, Math.abs(fine - coarse) + timeError + ROUNDING});
      }
      dt *= 2.0;
    }
    return new SurvivalCurve(column(curve, 0), column(curve, 1), column(curve, 2));
  }

  private static double extrapolated(Walk fine, Walk coarse) {
    return fine.survival() + (fine.survival() - coarse.survival()) / 3.0;
  }

  private static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  /** A chain on its way, seen from all of its states. */
  private static final class Walk {
    private final BirthDeathChain chain;
    private final int start;
    private final double[] survival;
    private ExtrapolatedStep step;

    Walk(BirthDeathChain chain, int start) {
      this.chain = chain;
      this.start = start;
      survival = new double[chain.size()];
      Arrays.fill(survival, 1.0);
    }

    void every(double dt) {
      step = new ExtrapolatedStep(chain, dt);
    }

    void advance() {
      step.backward(survival);
    }

    double survival() {
      return survival[start];
    }
  }

  /**
   * S(t).
   *
   * @param t at least 0
   */
  public Exact survival(double t) {
    return new Exact(value(t), error(t), METHOD);
  }

  private double value(double t) {
    int last = times.length - 1;
    if (t >= times[last]) {
      double rate = Math.log(survival[last - 1] / survival[last]) / (times[last] - times[last - 1]);
      return survival[last] == 0 ? 0.0 : survival[last] * Math.exp(-rate * (t - times[last]));
    }
    int first = Math.min(Math.max(0, before(t) - NEIGHBOURS / 2 + 1), last + 1 - NEIGHBOURS);
    double sum = 0.0;
    for (int j = first; j < first + NEIGHBOURS; j++) {
      double factor = survival[j];
      for (int i = first; i < first + NEIGHBOURS; i++) {
        factor *= i == j ? 1.0 : (t - times[i]) / (times[j] - times[i]);
      }
      sum += factor;
    }
    return Math.min(Math.max(sum, 0.0), 1.0);
  }

  private double error(double t) {
    int after = Math.min(before(t) + 1, errors.length - 1);
    return Math.max(errors[after - 1], errors[after]);
  }

  private int before(double t) {
    int found = Arrays.binarySearch(times, t);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * The time by which a part of all trials has passed.
   *
   * @param part between 0 and 1, ends excluded, and not within 1e-12 of 1
   */
  public double quantile(double part) {
    return Bisection.signChange(t -> value(t) - (1.0 - part), 0.0, times[times.length - 1], false);
  }

  /**
   * The mean time until the first of independent processes passes: the integral of the product of
   * their curves.
   *
   * @param curves one a process, at least one
   */
  public static Exact meanOfFirst(List<SurvivalCurve> curves) {
    double start = curves.stream().mapToDouble(curve -> curve.times[1] * STEPS).min().orElseThrow();
    double sum = start;
    double error = 0.0;
    double low = start;
    double product = 1.0;
    for (int k = 1; product > END && k < MOST_DOUBLINGS * PANELS; k++) {
      double high = start * Math.pow(2.0, (double) k / PANELS);
      for (int i = 0; i < Panel.RULE.size(); i++) {
        double t = Math.fma(high - low, Panel.RULE.point(i), low);
        product = 1.0;
        double relative = 0.0;
        for (SurvivalCurve curve : curves) {
          double value = curve.value(t);
          product *= value;
          relative += value > 0 ? Math.min(1.0, curve.error(t) / value) : 0.0;
        }
        sum += (high - low) * Panel.RULE.weight(i) * product;
        error += (high - low) * Panel.RULE.weight(i) * product * relative;
      }
      low = high;
    }
    return new Exact(sum, error, METHOD);
  }
}
