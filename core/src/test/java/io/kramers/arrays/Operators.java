package io.kramers.arrays;

import java.util.Random;

/** Symmetric matrices whose eigenvalues are known. */
final class Operators {
  private Operators() {}

  static double[] product(double[][] matrix, double[] x) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      product[i] = Vectors.dot(matrix[i], x);
    }
    return product;
  }

  /** The tridiagonal matrix of 2 and -1: values 2 - 2 cos(k pi / (n + 1)), k = 1, ..., n. */
  static double[][] secondDifference(int n) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 2;
      if (i > 0) {
        matrix[i][i - 1] = -1;
        matrix[i - 1][i] = -1;
      }
    }
    return matrix;
  }

  /** A matrix of the given eigenvalues: H_3 H_2 H_1 diag H_1 H_2 H_3 with random reflections. */
  static double[][] withSpectrum(double[] values, long seed) {
    int n = values.length;
    Random random = new Random(seed);
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = values[i];
    }
    for (int reflection = 0; reflection < 3; reflection++) {
      double[] normal = random.doubles(n, -1, 1).toArray();
      normal = Vectors.divide(normal, Vectors.norm(normal));
      double[] image = product(matrix, normal);
      double along = Vectors.dot(normal, image);
      // H A H with H = 1 - 2 n n^T, entry by entry so that it stays exactly symmetric.
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          matrix[i][j] +=
              4 * along * normal[i] * normal[j] - 2 * (normal[i] * image[j] + image[i] * normal[j]);
          matrix[j][i] = matrix[i][j];
        }
      }
    }
    return matrix;
  }
}
