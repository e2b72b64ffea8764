package io.kramers.theory;

import io.kramers.theory.Mesh.State;
import io.kramers.theory.Reach.Kind;
import java.util.List;

/**
 * The transfer operator of a chain that ends when it leaves an interval: the probabilities of steps
 * between the states of a mesh, by Nystroem's method.
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
  private final StepMatrix steps;

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
    steps =
        new StepMatrix(new int[n + 1], new double[n + 1][0], new double[n + 1], new double[n + 1]);
    long entries = 0;
    for (int i = 0; i <= n; i++) {
      Kind kind = i < n ? states.get(i).kind() : Kind.REGULAR;
      switch (kind) {
        case FAR -> steps.lost()[i] = 1.0;
        case CERTAIN -> steps.exit()[i] = 1.0;
        case REGULAR -> addRow(i, i < n ? place[i] : start, chain, interval, crossing);
      }
      entries += steps.rows()[i].length;
      if (entries > MOST_ENTRIES) {
        throw new NoExactAnswerException("the noise is too small for so long an interval");
      }
    }
  }

  private void addRow(
      int i, double x, GaussianChain chain, ExitInterval interval, Crossing crossing) {
    double mean = chain.mean(x);
    double deviation = chain.deviation(x);
    int from = find(high, mean - Cells.CUT * deviation);
    int to = Math.max(from, find(low, mean + Cells.CUT * deviation));
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
    steps.first()[i] = from;
    steps.rows()[i] = row;
    steps.exit()[i] = left / sum;
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

  /** The probabilities of steps between the states. */
  StepMatrix steps() {
    return steps;
  }

  /** A place in state i. */
  double place(int i) {
    return place[i];
  }
}
