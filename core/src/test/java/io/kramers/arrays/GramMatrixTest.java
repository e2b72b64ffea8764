package io.kramers.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class GramMatrixTest {
  private static double[][] wholeNumbers(int n, int p) {
    Random random = new Random(31L * n + p);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = random.ints(p, -99, 100).asDoubleStream().toArray();
    }
    return rows;
  }

  /** Sums of products of whole numbers are exact, below 2^53. */
  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "5,4096", "7,4097", "6,8192", "9,9000", "33,50"})
  void productsOfWholeNumbersAreExact(int n, int p) {
    double[][] rows = wholeNumbers(n, p);
    double[][] expected = new double[n][];
    for (int i = 0; i < n; i++) {
      expected[i] = Operators.product(rows, rows[i]);
    }
    assertThat(NativeArrays.rows(GramMatrix.of(rows))).isDeepEqualTo(expected);
    INDArray matrix = NativeArrays.matrix(rows);
    for (INDArray array : new INDArray[] {matrix, matrix.dup('f')}) {
      assertThat(NativeArrays.rows(GramMatrix.of(array))).isDeepEqualTo(expected);
    }
  }

  @Test
  void itIsExactlySymmetricAndRepeatsItsBits() {
    Random random = new Random(1);
    double[][] rows = new double[61][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.doubles(5003, -1, 1).toArray();
    }
    double[][] gram = NativeArrays.rows(GramMatrix.of(rows));
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(gram[i][j]).isEqualTo(gram[j][i]);
        assertThat(gram[i][j]).isCloseTo(Vectors.dot(rows[i], rows[j]), within(1e-11));
      }
    }
    assertThat(NativeArrays.rows(GramMatrix.of(rows))).isDeepEqualTo(gram);
    INDArray array = NativeArrays.matrix(rows);
    assertThat(NativeArrays.rows(GramMatrix.of(array))).isDeepEqualTo(gram);
  }

  @Test
  void otherRowsAreRefused() {
    assertThatThrownBy(() -> GramMatrix.of(new double[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GramMatrix.of(NativeArrays.vector(new double[] {1, 2})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GramMatrix.of(NativeArrays.zeros(2, 2).castTo(DataType.FLOAT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FLOAT[2, 2]");
  }
}
