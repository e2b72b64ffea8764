package io.kramers.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A rough cut of an interval around a chain's start, into cells of half the noise's deviation, and
 * the probabilities of steps between them, averaged over each cell.
 */
final class Cells {
  /** Half the band in which a step may end, in deviations. */
  static final double CUT = 15.0;

  /** The probability of a step beyond the band. */
  static final double BEYOND_CUT = 7.4e-51;

  private static final int MOST_CELLS = 20_000;
  private static final int LEAST_SAMPLES = 3;
  private static final int MOST_SAMPLES = 64;

  /** Deviations that are smaller, beside the distances that matter, are lost in w's rounding. */
  private static final double LEAST_RELATIVE_DEVIATION = 1e-9;

  private final GaussianChain chain;
  private final double start;
  private final double[] edges;

  /**
   * Cuts from low to high, or to where the noise vanishes.
   *
   * @throws NoExactAnswerException if there are too many cells
   */
  Cells(GaussianChain chain, double start, double low, double high) {
    this.chain = chain;
    this.start = start;
    List<Double> places = new ArrayList<>();
    cut(low, places);
    Collections.reverse(places);
    places.add(start);
    cut(high, places);
    edges = places.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Adds the ends of cells from the start, without it, to a place. */
  private void cut(double to, List<Double> places) {
    double direction = Math.signum(to - start);
    double w = start;
    while (w != to) {
      double width = 0.5 * chain.deviation(w);
      width = Math.min(width, 0.5 * chain.deviation(w + direction * width));
      w = Math.abs(to - w) <= width ? to : w + direction * width;
      if (!noisy(w)) {
        return;
      }
      places.add(w);
      if (places.size() > MOST_CELLS) {
        throw new NoExactAnswerException(
            "the chain may go from " + start + " to " + to + ", too far for its small steps");
      }
    }
  }

  private boolean noisy(double w) {
    double size = Math.max(Math.abs(w), Math.abs(w - start));
    return chain.deviation(w) > Math.max(LEAST_RELATIVE_DEVIATION * size, 0.0);
  }

  int count() {
    return edges.length - 1;
  }

  double low(int i) {
    return edges[i];
  }

  double high(int i) {
    return edges[i + 1];
  }

  /** The cell that holds w, or the nearest. */
  int at(double w) {
    int at = Arrays.binarySearch(edges, w);
    return Math.max(0, Math.min(count() - 1, at >= 0 ? at : -at - 2));
  }

  /** Places in cell i, so many that the steps from there leave no gap between them. */
  double[] samples(int i) {
    double width = high(i) - low(i);
    double image = Math.abs(chain.mean(high(i)) - chain.mean(low(i)));
    double gaps = image / (2 * chain.deviation(low(i)));
    int n = (int) Math.min(MOST_SAMPLES, LEAST_SAMPLES + gaps);
    double[] samples = new double[n];
    for (int k = 0; k < n; k++) {
      samples[k] = low(i) + width * (k + 0.5) / n;
    }
    return samples;
  }

  /**
   * The steps between the cells of a chain that exits where it leaves them all, and that after the
   * first step also ends with each step with a given probability.
   */
  StepMatrix steps(double ending) {
    int n = count();
    StepMatrix steps =
        new StepMatrix(new int[n + 1], new double[n + 1][], new double[n + 1], new double[n + 1]);
    double[] sum = new double[n];
    for (int i = 0; i < n; i++) {
      average(samples(i), 1.0 - ending, i, steps, sum);
      steps.exit()[i] += ending;
    }
    average(new double[] {start}, 1.0, n, steps, sum);
    return steps;
  }

  /** Averages steps from some places to row i; sum is scratch, zero before and after. */
  private void average(double[] samples, double factor, int i, StepMatrix steps, double[] sum) {
    double share = factor / samples.length;
    int from = sum.length;
    int to = 0;
    for (double w : samples) {
      double mean = chain.mean(w);
      double deviation = chain.deviation(w);
      steps.exit()[i] +=
          share
              * (Normal.cumulative((edges[0] - mean) / deviation)
                  + Normal.cumulative((mean - edges[count()]) / deviation));
      int j = at(mean - CUT * deviation);
      from = Math.min(from, j);
      for (; j < sum.length && low(j) < mean + CUT * deviation; j++) {
        double below = (low(j) - mean) / deviation;
        sum[j] += share * Normal.between(below, (high(j) - mean) / deviation);
      }
      to = Math.max(to, j);
    }
    steps.first()[i] = from;
    steps.rows()[i] = Arrays.copyOfRange(sum, from, Math.max(from, to));
    Arrays.fill(sum, 0.0);
  }
}
