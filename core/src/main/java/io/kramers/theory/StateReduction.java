package io.kramers.theory;

/**
 * The mean number of steps of a chain until it exits, (I - K) tau = 1, by state reduction
 * (Grassmann, Taksar and Heyman, Operations Research 33, 1985, 1107): Gaussian elimination of one
 * state after the other without a subtraction. The diagonal of I - K, whose digits cancel where
 * exits are rare, is summed from the probabilities to leave a state instead, so that the mean has
 * the relative accuracy of the operator's entries however long it is.
 */
final class StateReduction {
  private static final double MOST_WORK = 2e10;

  /** The row of the start comes first here, and the states follow it. */
  private final double[][] rows;

  /** Of each row: its first and one more than its last column, with what fills in. */
  private final int[] first;

  private final int[] end;
  private final double[] exit;
  private final double[] lost;
  private final double[] steps;

  private StateReduction(TransferOperator operator) {
    int n = operator.size();
    rows = new double[n + 1][];
    first = new int[n + 1];
    end = new int[n + 1];
    exit = new double[n + 1];
    lost = new double[n + 1];
    steps = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      int row = i == 0 ? n : i - 1;
      first[i] = operator.first(row) + 1;
      end[i] = first[i] + operator.row(row).length;
      exit[i] = operator.exit(row);
      lost[i] = i > 0 && operator.far(i - 1) ? 1.0 : 0.0;
      steps[i] = 1.0 - lost[i];
    }
    fillIn();
    for (int i = 0; i <= n; i++) {
      int row = i == 0 ? n : i - 1;
      rows[i] = new double[end[i] - first[i]];
      System.arraycopy(
          operator.row(row),
          0,
          rows[i],
          operator.first(row) + 1 - first[i],
          operator.row(row).length);
    }
  }

  /** Extends the rows down to where the elimination will put something. */
  private void fillIn() {
    double work = 0.0;
    for (int k = first.length - 1; k > 0; k--) {
      int length = length(k);
      for (int i = 0; i < k; i++) {
        if (length > 0 && first[i] <= k && k < end[i]) {
          first[i] = Math.min(first[i], first[k]);
          work += length;
        }
      }
    }
    if (work > MOST_WORK) {
      throw new NoExactAnswerException("its noise is too small for so long an interval");
    }
  }

  /**
   * The mean number of steps from the start until the chain exits or is lost, and the probability
   * that it is lost.
   */
  static double[] meanStepsAndLoss(TransferOperator operator) {
    StateReduction reduction = new StateReduction(operator);
    for (int k = operator.size(); k > 0; k--) {
      reduction.eliminate(k);
    }
    double leaving = reduction.leaving(0, 0);
    return new double[] {reduction.steps[0] / leaving, reduction.lost[0] / leaving};
  }

  private void eliminate(int k) {
    int length = length(k);
    double leaving = leaving(k, length);
    for (int i = 0; i < k; i++) {
      if (first[i] <= k && k < end[i]) {
        double share = rows[i][k - first[i]] / leaving;
        if (share > 0) {
          add(share, rows[k], length, rows[i], first[k] - first[i]);
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
      throw new NoExactAnswerException("the chain never exits");
    }
    return sum;
  }

  private static void add(double factor, double[] row, int length, double[] sum, int from) {
    for (int k = 0; k < length; k++) {
      sum[from + k] += factor * row[k];
    }
  }
}
