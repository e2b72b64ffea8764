package io.kramers.theory;

import java.util.Arrays;

/**
 * A chain's life until it ends, (I - K)^-1, by state reduction (Grassmann, Taksar and Heyman,
 * Operations Research 33, 1985, 1107): Gaussian elimination of one state after the other without a
 * subtraction. The diagonal of I - K, whose digits cancel where exits are rare, is summed from the
 * probabilities to leave a state instead, so that every result has the relative accuracy of the
 * matrix's entries however long the chain lives.
 */
final class StateReduction {
  private static final double MOST_WORK = 2e10;

  /** The row of the start comes first here, and the states follow it. */
  private final double[][] rows;

  /** Of each row: its first and one more than its last column, with what fills in. */
  private final int[] first;

  private final int[] end;

  /** Of each column: the first row that may have an entry there. */
  private final int[] top;

  private final double[] leaving;
  private final double[] exit;
  private final double[] lost;
  private final double[] steps;

  /**
   * Eliminates all states.
   *
   * @throws NoExactAnswerException if that takes too long, or if the chain has a state without a
   *     way out
   */
  StateReduction(StepMatrix matrix) {
    int n = matrix.size();
    rows = new double[n + 1][];
    first = new int[n + 1];
    end = new int[n + 1];
    top = new int[n + 1];
    leaving = new double[n + 1];
    exit = new double[n + 1];
    lost = new double[n + 1];
    steps = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      int row = row(i);
      first[i] = matrix.first()[row] + 1;
      end[i] = first[i] + matrix.rows()[row].length;
      exit[i] = matrix.exit()[row];
      lost[i] = matrix.lost()[row];
      steps[i] = 1.0 - lost[i];
    }
    findTops();
    fillIn();
    for (int i = 0; i <= n; i++) {
      double[] row = matrix.rows()[row(i)];
      rows[i] = new double[end[i] - first[i]];
      System.arraycopy(row, 0, rows[i], rows[i].length - row.length, row.length);
    }
    for (int k = n; k > 0; k--) {
      eliminate(k);
    }
    leaving[0] = leaving(0, 0);
  }

  /** The matrix's row of row i here. */
  private int row(int i) {
    return i == 0 ? rows.length - 1 : i - 1;
  }

  /** The mean number of steps from the start until the chain exits or is lost. */
  double meanSteps() {
    return steps[0] / leaving[0];
  }

  /** The probability that the chain is lost before it exits. */
  double loss() {
    return lost[0] / leaving[0];
  }

  /** Of each state: how often the chain is there, on average. */
  double[] visits() {
    double[] visits = new double[rows.length];
    visits[0] = 1.0;
    for (int i = 0; i < rows.length; i++) {
      visits[i] /= i == 0 ? 1.0 : leaving[i];
      for (int j = Math.max(i + 1, first[i]); j < end[i]; j++) {
        visits[j] += visits[i] * rows[i][j - first[i]];
      }
    }
    return Arrays.copyOfRange(visits, 1, visits.length);
  }

  private void findTops() {
    int n = top.length;
    Arrays.fill(top, n);
    for (int i = n - 1; i >= 0; i--) {
      if (end[i] > 0) {
        top[end[i] - 1] = i;
      }
    }
    for (int k = n - 2; k >= 0; k--) {
      top[k] = Math.min(top[k], top[k + 1]);
    }
  }

  /** Extends the rows down to where the elimination will put something. */
  private void fillIn() {
    double work = 0.0;
    for (int k = first.length - 1; k > 0; k--) {
      int length = length(k);
      for (int i = top[k]; i < k; i++) {
        if (length > 0 && first[i] <= k && k < end[i]) {
          first[i] = Math.min(first[i], first[k]);
          work += length;
        }
      }
    }
    if (work > MOST_WORK) {
      throw new NoExactAnswerException("the noise is too small for so long an interval");
    }
  }

  private void eliminate(int k) {
    int length = length(k);
    leaving[k] = leaving(k, length);
    for (int i = top[k]; i < k; i++) {
      if (first[i] <= k && k < end[i]) {
        double share = rows[i][k - first[i]] / leaving[k];
        if (share > 0) {
          StepMatrix.add(share, rows[k], length, rows[i], first[k] - first[i]);
          exit[i] += share * exit[k];
          lost[i] += share * lost[k];
          steps[i] += share * steps[k];
        }
      }
    }
  }

  /** How many columns of row k belong to states before it. */
  private int length(int k) {
    return Math.max(0, Math.min(k, end[k]) - first[k]);
  }

  /** The probability to go from state k to another of those left, or out. */
  private double leaving(int k, int length) {
    double sum = exit[k] + lost[k];
    for (int j = 0; j < length; j++) {
      sum += rows[k][j];
    }
    if (sum == 0) {
      throw new NoExactAnswerException("an exit is too rare for a number");
    }
    return sum;
  }
}
