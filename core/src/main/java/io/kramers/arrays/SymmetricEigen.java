package io.kramers.arrays;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The eigenvalues and eigenvectors of a real symmetric matrix, by LAPACK's dsyev through ND4J.
 *
 * @param values of shape [n], descending
 * @param vectors of shape [n, n]; row i has unit length, belongs to value i, and its component of
 *     the largest magnitude, the first of several, is positive
 */
public record SymmetricEigen(INDArray values, INDArray vectors) implements AutoCloseable {

  /**
   * Solves the eigenproblem. Of several equal eigenvalues the vectors are some orthonormal basis.
   *
   * @param matrix of shape [n, n] and doubles; what is above the diagonal is not looked at
   * @throws IllegalArgumentException if it is not square, not of doubles, or an entry is not finite
   * @throws ArithmeticException if the iteration does not converge
   */
  public static SymmetricEigen of(INDArray matrix) {
    NativeArrays.load();
    if (matrix.rank() != 2 || matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(
          "a symmetric matrix is square, and not of shape " + Arrays.toString(matrix.shape()));
    }
    if (matrix.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException("the matrix is of doubles, not of " + matrix.dataType());
    }
    int n = Math.toIntExact(matrix.rows());
    // LAPACK writes its vectors over the matrix, as columns in Fortran order: as rows in C order.
    try (INDArray work = matrix.dup('f');
        INDArray ascending = Nd4j.create(DataType.DOUBLE, n)) {
      requireFinite(n, work.data().asNioDouble());
      int info = Nd4j.getBlasWrapper().lapack().syev('V', 'L', work, ascending);
      if (info != 0) {
        throw new ArithmeticException("LAPACK's dsyev did not converge: info = " + info);
      }
      return descending(n, NativeArrays.values(ascending), work);
    }
  }

  private static void requireFinite(int n, DoubleBuffer columns) {
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        if (!Double.isFinite(columns.get(j * n + i))) {
          throw new IllegalArgumentException(
              "entry (%d, %d) of the matrix is not finite".formatted(i, j));
        }
      }
    }
  }

  private static SymmetricEigen descending(int n, double[] ascending, INDArray columns) {
    double[] values = new double[n];
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      int from = n - 1 - i;
      values[i] = ascending[from];
      columns.data().asNioDouble().position(from * n).get(vectors[i]);
      Vectors.orient(vectors[i]);
    }
    return new SymmetricEigen(NativeArrays.vector(values), NativeArrays.matrix(vectors));
  }

  /** Frees the memory of both arrays. */
  @Override
  public void close() {
    values.close();
    vectors.close();
  }
}
