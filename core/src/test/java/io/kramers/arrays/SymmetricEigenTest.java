package io.kramers.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class SymmetricEigenTest {
  /** Values of a matrix, after a look at its vectors: A v = value v, orthonormal, oriented. */
  private static double[] values(double[][] matrix) {
    try (INDArray array = NativeArrays.matrix(matrix);
        SymmetricEigen eigen = SymmetricEigen.of(array)) {
      double[] values = NativeArrays.values(eigen.values());
      double[][] vectors = NativeArrays.rows(eigen.vectors());
      double scale = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
      for (int i = 0; i < values.length; i++) {
        double[] product = Operators.product(matrix, vectors[i]);
        double largest = 0;
        for (int j = 0; j < values.length; j++) {
          assertThat(product[j]).isCloseTo(values[i] * vectors[i][j], within(1e-14 * scale));
          assertThat(Vectors.dot(vectors[i], vectors[j])).isCloseTo(i == j ? 1 : 0, within(1e-14));
          if (Math.abs(vectors[i][j]) > Math.abs(largest)) {
            largest = vectors[i][j];
          }
        }
        assertThat(largest).isPositive();
        assertThat(i == 0 || values[i] <= values[i - 1]).isTrue();
      }
      return values;
    }
  }

  /** 2 - 2 cos(k pi / (n + 1)): the second difference on n points. */
  @Test
  void theSecondDifferenceHasItsSpectrum() {
    int n = 30;
    double[] values = values(Operators.secondDifference(n));
    for (int i = 0; i < n; i++) {
      double exact = 2 - 2 * StrictMath.cos((n - i) * Math.PI / (n + 1));
      assertThat(values[i]).isCloseTo(exact, within(1e-14 * 4));
    }
  }

  /** Hilbert's matrix, whose values fall to 3e-17, by a second method. */
  @Test
  void hilbertsMatrixAgreesWithHipparchus() {
    int n = 12;
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = 1.0 / (i + j + 1);
      }
    }
    double[] expected =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix)).getEigenvalues();
    assertThat(values(matrix)).containsExactly(expected, within(1e-14));
  }

  @Test
  void signsAndMultiplicitiesAreKept() {
    double[] spectrum = {3, 3, 3, 1, 0, 0, -2, -2.5};
    double[] values = values(Operators.withSpectrum(spectrum, 5));
    assertThat(values).containsExactly(spectrum, within(1e-14));
    assertThat(values(new double[][] {{-7}})).containsExactly(-7);
  }

  @Test
  void theUpperTriangleIsNotLookedAt() {
    double[][] matrix = Operators.secondDifference(9);
    double[] expected = values(matrix);
    for (int i = 0; i < 9; i++) {
      for (int j = i + 1; j < 9; j++) {
        matrix[i][j] = 100;
      }
    }
    try (INDArray array = NativeArrays.matrix(matrix);
        SymmetricEigen eigen = SymmetricEigen.of(array)) {
      assertThat(NativeArrays.values(eigen.values())).isEqualTo(expected);
      assertThat(NativeArrays.rows(array)).as("the argument stays").isDeepEqualTo(matrix);
    }
  }

  @Test
  void bitsRepeatWhateverTheOrderInMemory() {
    Random random = new Random(3);
    double[] spectrum = random.doubles(101).sorted().toArray();
    INDArray matrix = NativeArrays.matrix(Operators.withSpectrum(spectrum, 4));
    SymmetricEigen first = SymmetricEigen.of(matrix);
    SymmetricEigen second = SymmetricEigen.of(matrix.dup('f'));
    assertThat(NativeArrays.values(second.values())).isEqualTo(NativeArrays.values(first.values()));
    assertThat(NativeArrays.values(second.vectors()))
        .isEqualTo(NativeArrays.values(first.vectors()));
  }

  @Test
  void otherMatricesAreRefused() {
    assertThatThrownBy(() -> SymmetricEigen.of(NativeArrays.zeros(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 3]");
    assertThatThrownBy(() -> SymmetricEigen.of(NativeArrays.zeros(2, 2).castTo(DataType.FLOAT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FLOAT");
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      INDArray matrix = NativeArrays.matrix(new double[][] {{1, 0}, {bad, 1}});
      assertThatThrownBy(() -> SymmetricEigen.of(matrix))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("entry (1, 0) of the matrix is not finite");
    }
  }
}
