package io.kramers.arrays;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * G = A A^T, by ND4J's product of matrices of doubles. A is taken in panels of {@value #WIDTH}
 * columns, the last one filled up with zeros, whose products are added up from left to right: all
 * of one shape, and off the heap there are one panel and G.
 *
 * <p>The last bits of an entry depend on the number of rows, so a part of A does not give exactly
 * the part of G. G is exactly symmetric.
 */
public final class GramMatrix {
  /** Columns of a panel. */
  static final int WIDTH = 4096;

  private GramMatrix() {}

  /** Writes columns from, ..., from + width - 1 of A into a panel's first ones. */
  private interface Columns {
    void copy(int from, int width, INDArray panel);
  }

  /**
   * The products of rows.
   *
   * @param rows n of them, at least one, of equal lengths p, at least 1
   * @return of shape [n, n]
   */
  public static INDArray of(double[][] rows) {
    int columns = rows[0].length;
    for (double[] row : rows) {
      if (row.length != columns) {
        throw new IllegalArgumentException(
            "rows of " + columns + " and of " + row.length + " numbers have no product");
      }
    }
    return of(
        rows.length,
        columns,
        (from, width, panel) -> {
          DoubleBuffer entries = panel.data().asNioDouble();
          int stride = Math.toIntExact(panel.columns());
          for (int i = 0; i < rows.length; i++) {
            entries.position(i * stride).put(rows[i], from, width);
          }
        });
  }

  /**
   * The products of a matrix' rows.
   *
   * @param matrix of shape [n, p] and doubles, in any order
   * @return of shape [n, n]
   */
  public static INDArray of(INDArray matrix) {
    if (matrix.rank() != 2 || matrix.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "rows are a matrix of doubles, not "
              + matrix.dataType()
              + Arrays.toString(matrix.shape()));
    }
    return of(
        Math.toIntExact(matrix.rows()),
        Math.toIntExact(matrix.columns()),
        (from, width, panel) ->
            panel
                .get(NDArrayIndex.all(), NDArrayIndex.interval(0, width))
                .assign(matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + width))));
  }

  private static INDArray of(int n, int p, Columns columns) {
    int width = Math.min(p, WIDTH);
    INDArray gram = NativeArrays.zeros(n, n);
    try (INDArray panel = NativeArrays.zeros(n, width)) {
      for (int from = 0; from < p; from += width) {
        int left = p - from;
        if (left < width) {
          panel.assign(0.0);
        }
        columns.copy(from, Math.min(left, width), panel);
        Nd4j.gemm(panel, panel, gram, false, true, 1.0, 1.0);
      }
    }
    mirror(n, gram.data().asNioDouble());
    return gram;
  }

  /** Where n is odd the product's two halves differ in last bits: the lower one counts. */
  private static void mirror(int n, DoubleBuffer entries) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        entries.put(j * n + i, entries.get(i * n + j));
      }
    }
  }
}
