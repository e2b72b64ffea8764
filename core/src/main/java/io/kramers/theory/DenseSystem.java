package io.kramers.theory;

/** Systems of some hundred linear equations, by Gaussian elimination along rows. */
final class DenseSystem {
  private DenseSystem() {}

  /**
   * Solves rows x = right, which are overwritten: each row is scaled to a largest entry of 1, and
   * pivots are the largest of their column.
   */
  static double[] solve(double[][] rows, double[] right) {
    int n = rows.length;
    for (int i = 0; i < n; i++) {
      double largest = 0;
      for (double entry : rows[i]) {
        largest = Math.max(largest, Math.abs(entry));
      }
      scale(1 / largest, rows[i]);
      right[i] /= largest;
    }
    for (int k = 0; k < n; k++) {
      pivot(k, rows, right);
      for (int i = k + 1; i < n; i++) {
        double factor = rows[i][k] / rows[k][k];
        if (factor != 0) {
          subtract(factor, rows[k], rows[i], k + 1);
          right[i] -= factor * right[k];
        }
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      double sum = right[k];
      for (int j = k + 1; j < n; j++) {
        sum -= rows[k][j] * right[j];
      }
      right[k] = sum / rows[k][k];
    }
    return right;
  }

  private static void scale(double factor, double[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] *= factor;
    }
  }

  private static void pivot(int k, double[][] rows, double[] right) {
    int best = k;
    for (int i = k + 1; i < rows.length; i++) {
      if (Math.abs(rows[i][k]) > Math.abs(rows[best][k])) {
        best = i;
      }
    }
    double[] row = rows[best];
    rows[best] = rows[k];
    rows[k] = row;
    double value = right[best];
    right[best] = right[k];
    right[k] = value;
  }

  private static void subtract(double factor, double[] row, double[] from, int first) {
    for (int j = first; j < row.length; j++) {
      from[j] -= factor * row[j];
    }
  }
}
