package io.kramers.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where a chain can be found before it exits, roughly: the line is cut into cells of half the
 * noise's deviation, a distribution is carried through them step by step, and cells that never hold
 * a noteworthy probability count as out of reach. Averaging over cells adds a few percent to the
 * noise, so that what is kept is rather too much.
 *
 * <p>Meshes are laid on what is kept alone. They sum the probability of leaving it, so that no
 * result depends on this rough picture without the error estimate's saying so.
 */
final class Reach {
  /** The probability below which a cell is out of reach. */
  private static final double LEAST = 1e-45;

  /** Probabilities below this are dropped on the way. */
  private static final double DUST = 1e-60;

  /** A cell is left for certain where the probability of staying inside is at most this. */
  private static final double CERTAIN = 1e-25;

  /** Half the band in which a step may end, in deviations; 7e-51 lies beyond. */
  static final double CUT = 15.0;

  private static final double FIRST_WIDTH = 64.0;
  private static final double WIDENING = 4.0;
  private static final double MOST_WIDTH = 1e30;
  private static final int MOST_CELLS = 50_000;
  private static final int MOST_SAMPLES = 64;
  private static final int LEAST_STEPS = 32;

  /**
   * Deviations that are smaller, beside the distances that matter, are lost in the rounding of w.
   */
  private static final double LEAST_RELATIVE_DEVIATION = 1e-9;

  /** What a stretch of the line is to a chain. */
  enum Kind {
    /** The chain may be here and go anywhere. */
    REGULAR,
    /** The chain may be here and exits with the next step. */
    CERTAIN,
    /** The chain does not get here. */
    FAR
  }

  /**
   * A stretch of the line.
   *
   * @param scale a length over which the probability of being there may vary, or infinite
   */
  record Stretch(double low, double high, Kind kind, double scale) {}

  private final GaussianChain chain;
  private final double start;
  private final ExitInterval interval;
  private final Crossing crossing;

  private double[] edges;
  private int[] first;
  private double[][] steps;
  private double[] staying;
  private boolean[] reached;

  private Reach(GaussianChain chain, double start, ExitInterval interval, Crossing crossing) {
    this.chain = chain;
    this.start = start;
    this.interval = interval;
    this.crossing = crossing;
  }

  /**
   * Cuts the interval, or as much of it as matters, into stretches in ascending order; they leave
   * no gap, and beyond the last ones the chain does not get.
   *
   * @param horizon the number of steps that matter
   */
  static List<Stretch> of(
      GaussianChain chain, double start, ExitInterval interval, Crossing crossing, long horizon) {
    Reach reach = new Reach(chain, start, interval, crossing);
    if (!reach.noisy(start)) {
      throw noNoise(start);
    }
    double deviation = chain.deviation(start);
    double width = FIRST_WIDTH * deviation;
    while (!reach.within(width, horizon)) {
      width *= WIDENING;
      if (width > MOST_WIDTH * deviation) {
        throw new NoExactAnswerException("the chain may go arbitrarily far before it exits");
      }
    }
    return reach.stretches();
  }

  private boolean noisy(double w) {
    double size = Math.max(Math.abs(w), Math.abs(w - start));
    double deviation = chain.deviation(w);
    return deviation > LEAST_RELATIVE_DEVIATION * size && deviation > 0;
  }

  private static NoExactAnswerException noNoise(double w) {
    return new NoExactAnswerException(
        "the noise vanishes near w = " + w + ", and a step from there has no density");
  }

  /** Whether the chain stays within so far of its start, but for a negligible probability. */
  private boolean within(double width, long horizon) {
    double low = Math.max(interval.lower(), start - width);
    double high = Math.min(interval.upper(), start + width);
    List<Double> places = new ArrayList<>();
    cut(start, low, places);
    Collections.reverse(places);
    places.add(start);
    cut(start, high, places);
    edges = places.stream().mapToDouble(Double::doubleValue).toArray();
    int n = edges.length - 1;
    first = new int[n];
    steps = new double[n][];
    staying = new double[n];
    double[] sum = new double[n];
    for (int i = 0; i < n; i++) {
      average(i, sum);
    }
    spread(horizon);
    checkNoise(edges[0], low, reached[0]);
    checkNoise(edges[n], high, reached[n - 1]);
    return !(low > interval.lower() && reached[0] || high < interval.upper() && reached[n - 1]);
  }

  private static void checkNoise(double edge, double intended, boolean reached) {
    if (edge != intended && reached) {
      throw noNoise(edge);
    }
  }

  /**
   * Adds the ends of cells from a place, without it, to another, or to where the noise vanishes.
   */
  private void cut(double from, double to, List<Double> places) {
    double direction = Math.signum(to - from);
    double w = from;
    while (w != to) {
      double width = 0.5 * chain.deviation(w);
      width = Math.min(width, 0.5 * chain.deviation(w + direction * width));
      double next = Math.abs(to - w) <= width ? to : w + direction * width;
      if (!noisy(next)) {
        return;
      }
      w = next;
      places.add(w);
      if (places.size() > MOST_CELLS) {
        throw new NoExactAnswerException(
            "the chain may be anywhere between "
                + Math.min(from, to)
                + " and "
                + Math.max(from, to)
                + ", too far for its small steps");
      }
    }
  }

  private double[] samples(int i) {
    double low = edges[i];
    double width = edges[i + 1] - low;
    double image = Math.abs(chain.mean(edges[i + 1]) - chain.mean(low));
    int n = (int) Math.min(MOST_SAMPLES, 3 + image / (2 * chain.deviation(low)));
    double[] samples = new double[n];
    for (int k = 0; k < n; k++) {
      samples[k] = low + width * (k + 0.5) / n;
    }
    return samples;
  }

  /**
   * Averages the probabilities of steps from cell i over samples in it; sum is zero and scratch.
   */
  private void average(int i, double[] sum) {
    double[] samples = samples(i);
    int from = sum.length;
    int to = 0;
    for (double w : samples) {
      double mean = chain.mean(w);
      double deviation = chain.deviation(w);
      staying[i] = Math.max(staying[i], stay(mean, deviation));
      int j = cell(mean - CUT * deviation);
      from = Math.min(from, j);
      for (; j < sum.length && edges[j] < mean + CUT * deviation; j++) {
        sum[j] +=
            Normal.between((edges[j] - mean) / deviation, (edges[j + 1] - mean) / deviation)
                / samples.length;
      }
      to = Math.max(to, j);
    }
    staying[i] = Math.max(staying[i], stay(edges[i]));
    staying[i] = Math.max(staying[i], stay(edges[i + 1]));
    first[i] = from;
    steps[i] = from < to ? Arrays.copyOfRange(sum, from, to) : new double[0];
    Arrays.fill(sum, 0.0);
  }

  private double stay(double w) {
    return stay(chain.mean(w), chain.deviation(w));
  }

  private double stay(double mean, double deviation) {
    return Normal.between(
        (interval.lower() - mean) / deviation, (interval.upper() - mean) / deviation);
  }

  /** The cell that holds w, or the nearest. */
  private int cell(double w) {
    int at = Arrays.binarySearch(edges, w);
    return Math.max(0, Math.min(edges.length - 2, at >= 0 ? at : -at - 2));
  }

  /** Carries a distribution from the start's cell until no more cells are reached. */
  private void spread(long horizon) {
    int n = edges.length - 1;
    reached = new boolean[n];
    double[] mass = new double[n];
    mass[cell(start)] = 1.0;
    reached[cell(start)] = true;
    long last = 0;
    for (long step = 1; step <= Math.min(horizon, 2 * last + LEAST_STEPS); step++) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        if (mass[i] > DUST) {
          add(mass[i], steps[i], next, first[i]);
        }
      }
      for (int i = 0; i < n; i++) {
        if (next[i] > LEAST && !reached[i]) {
          reached[i] = true;
          last = step;
        }
      }
      mass = next;
    }
  }

  private static void add(double factor, double[] row, double[] sum, int from) {
    for (int k = 0; k < row.length; k++) {
      sum[from + k] += factor * row[k];
    }
  }

  private List<Stretch> stretches() {
    double[] scale = landingScales();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < scale.length; i++) {
      Kind kind =
          !reached[i]
              ? Kind.FAR
              : crossing == Crossing.DISCRETE && staying[i] <= CERTAIN
                  ? Kind.CERTAIN
                  : Kind.REGULAR;
      stretches.add(new Stretch(edges[i], edges[i + 1], kind, scale[i]));
    }
    return stretches;
  }

  /**
   * Of each cell: the least deviation of steps that end there on average, which the cell's own need
   * not be.
   */
  private double[] landingScales() {
    double[] scale = new double[edges.length - 1];
    Arrays.fill(scale, Double.POSITIVE_INFINITY);
    for (int i = 0; i < scale.length; i++) {
      if (reached[i]) {
        for (double w : samples(i)) {
          double mean = chain.mean(w);
          double deviation = chain.deviation(w);
          for (int j = cell(mean - deviation);
              j < scale.length && edges[j] < mean + deviation;
              j++) {
            scale[j] = Math.min(scale[j], deviation);
          }
        }
      }
    }
    return scale;
  }
}
