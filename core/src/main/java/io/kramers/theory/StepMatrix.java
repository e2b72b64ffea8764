package io.kramers.theory;

import java.util.Arrays;

/**
 * The probabilities of a chain's steps between n states, row by row, and out of them. A last row,
 * of number n, holds the first step from the start, which is no state.
 *
 * @param first of each row: the first state that it steps to
 * @param rows of each row: the probabilities to step to that state and the next ones
 * @param exit of each row: the probability to exit with the step
 * @param lost of each row: the probability that it is not known where the step goes
 */
record StepMatrix(int[] first, double[][] rows, double[] exit, double[] lost) {
  /** The number of states, which is also the number of the start's row. */
  int size() {
    return rows.length - 1;
  }

  /** The number of entries, that is the work of a step. */
  long entries() {
    return Arrays.stream(rows).mapToLong(row -> row.length).sum();
  }

  /** Adds the probabilities of a step from row i, times a factor, to those of the states. */
  void add(double factor, int i, double[] states) {
    add(factor, rows[i], rows[i].length, states, first[i]);
  }

  /** Adds a factor times the first numbers of a row to others, from a place on. */
  static void add(double factor, double[] row, int length, double[] sum, int from) {
    for (int k = 0; k < length; k++) {
      sum[from + k] += factor * row[k];
    }
  }
}
