package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import java.util.Arrays;
import java.util.List;

/**
 * Points at equal steps of int dw/sqrt(D), in which the noise is the same everywhere: they lie
 * close where it is small, and in geometric progression in tails where it grows as a square.
 */
final class DiffusionGrid {
  private static final double DEVIATIONS = 9.0;

  private DiffusionGrid() {}

  /** int dw/sqrt(D) over panels. */
  static double length(List<Panel> panels) {
    return panels.stream().mapToDouble(panel -> panel.integral(panel.noisePower(-0.5))).sum();
  }

  /**
   * The drift of int dw/sqrt(D) where it is fastest in one direction, (drift - eta D'/4)/sqrt(D).
   *
   * @param upwards whether the largest is asked for, or the smallest
   */
  static double extremeDrift(CoordinateDiffusion diffusion, Panel panel, boolean upwards) {
    double extreme = 0.0;
    for (int i = 0; i < panel.noise().length; i++) {
      double w = Math.fma(panel.width(), Panel.RULE.point(i), panel.start());
      double slope = 0.25 * diffusion.learningRate() * diffusion.noise().derivative(w);
      double drift = (diffusion.drift(w) - slope) / Math.sqrt(panel.noise()[i]);
      extreme = upwards ? Math.max(extreme, drift) : Math.min(extreme, drift);
    }
    return extreme;
  }

  /**
   * How far the process goes in some time, but for a part of 1e-18.
   *
   * @param fastest the drift, at least 0, that it may meet in that direction
   */
  static double reach(CoordinateDiffusion diffusion, double fastest, double time) {
    return fastest * time + DEVIATIONS * Math.sqrt(diffusion.learningRate() * time);
  }

  /**
   * A grid upwards from a point over the lower part of the panels there.
   *
   * @param length of that part
   * @param intervals so many equal ones
   */
  static double[] from(double point, List<Panel> panels, double length, int intervals) {
    double[] points = new double[intervals + 1];
    points[0] = point;
    int k = -1;
    double before = 0.0;
    double after = 0.0;
    double[] within = {};
    for (int i = 1; i <= intervals; i++) {
      double target = length * i / intervals;
      while (after < target && k + 1 < panels.size()) {
        k++;
        double[] density = panels.get(k).noisePower(-0.5);
        before = after;
        within = panels.get(k).cumulative(density);
        after += panels.get(k).integral(density);
      }
      double part = after < target ? 1.0 : place(within, target - before);
      points[i] = Math.fma(panels.get(k).width(), part, panels.get(k).start());
    }
    return points;
  }

  /** Where a rising function on [0, 1] with these values has a value. */
  private static double place(double[] values, double value) {
    double low = 0.0;
    double high = 1.0;
    for (int k = 0; k < 40; k++) {
      double middle = 0.5 * (low + high);
      if (Panel.RULE.at(middle, values) < value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /** Both grids, the second of which starts where the first ends. */
  static double[] joined(double[] first, double[] second) {
    double[] joined = Arrays.copyOf(first, first.length + second.length - 1);
    System.arraycopy(second, 1, joined, first.length, second.length - 1);
    return joined;
  }

  /** Every second point of a grid with an even number of intervals. */
  static double[] coarser(double[] grid) {
    double[] coarser = new double[(grid.length + 1) / 2];
    for (int i = 0; i < coarser.length; i++) {
      coarser[i] = grid[2 * i];
    }
    return coarser;
  }
}
