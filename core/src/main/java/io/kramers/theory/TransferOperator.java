package io.kramers.theory;

import io.kramers.theory.Mesh.State;
import io.kramers.theory.Reach.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * The transfer operator of a chain that ends when it leaves an interval: a matrix of the
 * probabilities of steps between the states of a mesh, by Nystroem's method. A last row holds the
 * first step from the start.
 *
 * <p>All entries are positive, and so is everything that is summed from them: probabilities keep
 * their relative accuracy however small they are. With its probability of an exit a row is divided
 * by its sum, whose difference from one is the quadrature's error, so that no probability comes or
 * goes in many steps.
 */
final class TransferOperator {
  private static final long MOST_ENTRIES = 15_000_000;

  private final double[] low;
  private final double[] high;
  private final double[] place;
  private final double[] weight;
  private final boolean[] far;

  private final int[] first;
  private final double[][] rows;
  private final double[] exit;

  /**
   * Works out the matrix.
   *
   * @throws NoExactAnswerException if it is too large
   */
  TransferOperator(
      GaussianChain chain,
      double start,
      ExitInterval interval,
      Crossing crossing,
      List<State> states) {
    low = states.stream().mapToDouble(State::low).toArray();
    high = states.stream().mapToDouble(State::high).toArray();
    place = states.stream().mapToDouble(State::place).toArray();
    weight = states.stream().mapToDouble(State::weight).toArray();
    int n = states.size();
    far = new boolean[n];
    first = new int[n + 1];
    rows = new double[n + 1][];
    exit = new double[n + 1];
    Arrays.fill(rows, new double[0]);
    long entries = 0;
    for (int i = 0; i <= n; i++) {
      Kind kind = i < n ? states.get(i).kind() : Kind.REGULAR;
      switch (kind) {
        case FAR -> far[i] = true;
        case CERTAIN -> exit[i] = 1.0;
        case REGULAR -> addRow(i, i < n ? place[i] : start, chain, interval, crossing);
      }
      entries += rows[i].length;
      if (entries > MOST_ENTRIES) {
        throw new NoExactAnswerException("its noise is too small for so long an interval");
      }
    }
  }

  private void addRow(
      int i, double x, GaussianChain chain, ExitInterval interval, Crossing crossing) {
    double mean = chain.mean(x);
    double deviation = chain.deviation(x);
    int from = find(high, mean - Reach.CUT * deviation);
    int to = Math.max(from, find(low, mean + Reach.CUT * deviation));
    double[] row = new double[to - from];
    double left = interval.left(mean, deviation);
    double sum = left;
    for (int k = 0; k < row.length; k++) {
      int j = from + k;
      double step = step(j, mean, deviation);
      sum += step;
      row[k] = step;
      if (weight[j] > 0) {
        left += step * interval.crossed(crossing, x, place[j], deviation);
        row[k] *= interval.kept(crossing, x, place[j], deviation);
      }
    }
    for (int k = 0; k < row.length; k++) {
      row[k] /= sum;
    }
    first[i] = from;
    rows[i] = row;
    exit[i] = left / sum;
  }

  private double step(int j, double mean, double deviation) {
    return weight[j] > 0
        ? weight[j] / deviation * Normal.density((place[j] - mean) / deviation)
        : Normal.between((low[j] - mean) / deviation, (high[j] - mean) / deviation);
  }

  /** The first of the ascending values that is greater than the bound, or their number. */
  private static int find(double[] values, double bound) {
    int from = 0;
    int to = values.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (values[middle] > bound) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  /** The number of states, which is also the number of the start's row. */
  int size() {
    return place.length;
  }

  /** A place in the state. */
  double place(int i) {
    return place[i];
  }

  /** Whether state i is beyond the mesh, where the chain is lost. */
  boolean far(int i) {
    return far[i];
  }

  /** The first state that row i steps to. */
  int first(int i) {
    return first[i];
  }

  /** The probabilities to step from row i to {@link #first} and the next states; not a copy. */
  double[] row(int i) {
    return rows[i];
  }

  /** The probability to exit from row i with the next step. */
  double exit(int i) {
    return exit[i];
  }

  /** The number of entries, that is the work of a step. */
  long entries() {
    return Arrays.stream(rows).mapToLong(row -> row.length).sum();
  }
}
