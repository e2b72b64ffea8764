package io.kramers.report;

import io.kramers.landscape.Landscape;
import io.kramers.landscape.SeparableLandscape;
import io.kramers.numerics.Bisection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * L over the first one or two coordinates on [-1.6, 1.6], the other coordinates at the minimum w*.
 */
final class PlotSurface {
  /** The plotted range is [-EDGE, EDGE]. */
  static final double EDGE = 1.6;

  private static final int SEARCH_POINTS = 320;
  private static final double FLAT = 1e-6;

  private final Landscape landscape;
  private final double[] minimum;

  PlotSurface(Landscape landscape) {
    this.landscape = landscape;
    minimum = landscape.minimum();
  }

  /** Number of coordinates shown: 1 or 2. */
  int dimension() {
    return Math.min(2, minimum.length);
  }

  /** w*, where trials start. */
  double[] start() {
    return minimum.clone();
  }

  /** The middles of n equal parts of the range, ascending. */
  static double[] middles(int n) {
    double[] middles = new double[n];
    Arrays.setAll(middles, i -> EDGE * ((2.0 * i + 1.0) / n - 1.0));
    return middles;
  }

  /** L along coordinate j at each of the given places. */
  double[] profile(int j, double[] places) {
    return Arrays.stream(places).map(place -> landscape.value(moved(j, place))).toArray();
  }

  /** L at all pairs of places: element [i][k] is at w_0 = places[k], w_1 = places[i]. */
  double[][] values(double[] places) {
    double[][] values = new double[places.length][places.length];
    if (landscape instanceof SeparableLandscape) {
      // A sum over coordinates: two profiles say everything, however many samples there are.
      double[] first = profile(0, places);
      double[] second = profile(1, places);
      double atMinimum = landscape.value(minimum);
      for (int i = 0; i < places.length; i++) {
        for (int k = 0; k < places.length; k++) {
          values[i][k] = first[k] + (second[i] - atMinimum);
        }
      }
      return values;
    }
    for (int i = 0; i < places.length; i++) {
      double[] w = moved(1, places[i]);
      for (int k = 0; k < places.length; k++) {
        w[0] = places[k];
        values[i][k] = landscape.value(w);
      }
    }
    return values;
  }

  private double[] moved(int j, double place) {
    double[] w = minimum.clone();
    w[j] = place;
    return w;
  }

  /**
   * A point where the gradient vanishes.
   *
   * @param w its first one or two coordinates
   * @param descending in how many of them L has a maximum: 0 is a minimum, 1 a saddle
   */
  record Critical(double[] w, int descending) {}

  /** The minima and saddles in the range, w* among them. */
  List<Critical> criticalPoints() {
    List<Critical> points = new ArrayList<>();
    for (Critical first : alongAxis(0)) {
      if (dimension() == 1) {
        points.add(first);
        continue;
      }
      for (Critical second : alongAxis(1)) {
        double[] w = {first.w[0], second.w[0]};
        int descending = first.descending + second.descending;
        if (descending < 2 && isCritical(w)) {
          points.add(new Critical(w, descending));
        }
      }
    }
    return points;
  }

  /** Off the axes through w* the crossings of a landscape that is no sum need not be critical. */
  private boolean isCritical(double[] w) {
    double[] at = minimum.clone();
    System.arraycopy(w, 0, at, 0, w.length);
    double[] gradient = landscape.gradient(at);
    double[] corner = landscape.gradient(moved(0, EDGE));
    return Math.hypot(gradient[0], gradient[1]) <= FLAT * Math.hypot(corner[0], corner[1]);
  }

  private List<Critical> alongAxis(int j) {
    List<Critical> points = new ArrayList<>();
    double step = 2 * EDGE / SEARCH_POINTS;
    // Off the grid of round numbers, on which minima like to lie.
    double low = -EDGE + step / Math.PI;
    double slope = slope(j, low);
    while (low + step <= EDGE) {
      double nextSlope = slope(j, low + step);
      if (slope < 0 != nextSlope < 0) {
        boolean rising = slope < 0;
        double at = Bisection.signChange(w -> slope(j, w), low, low + step, rising);
        points.add(new Critical(new double[] {at}, rising ? 0 : 1));
      }
      low += step;
      slope = nextSlope;
    }
    return points;
  }

  private double slope(int j, double place) {
    return landscape.gradient(moved(j, place))[j];
  }
}
