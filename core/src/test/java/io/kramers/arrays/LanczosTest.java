package io.kramers.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LanczosTest {
  private static SymmetricOperator operator(double[][] matrix) {
    return x -> Operators.product(matrix, x);
  }

  /** Pairs of a matrix, after a look at residuals, lengths, angles and signs. */
  private static EigenPairs largest(double[][] matrix, Lanczos lanczos) {
    EigenPairs pairs = lanczos.largest(matrix.length, operator(matrix));
    for (int i = 0; i < lanczos.pairs(); i++) {
      double[] residual = Operators.product(matrix, pairs.vectors()[i]);
      Vectors.add(-pairs.values()[i], pairs.vectors()[i], residual);
      assertThat(Vectors.norm(residual))
          .isCloseTo(pairs.residuals()[i], within(1e-13 * Math.abs(pairs.values()[0])));
      for (int j = 0; j <= i; j++) {
        assertThat(Vectors.dot(pairs.vectors()[i], pairs.vectors()[j]))
            .isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
      double[] byMagnitude =
          DoubleStream.of(pairs.vectors()[i])
              .boxed()
              .sorted((a, b) -> Double.compare(Math.abs(b), Math.abs(a)))
              .mapToDouble(v -> v)
              .toArray();
      assertThat(byMagnitude[0]).isPositive();
    }
    return pairs;
  }

  private static double[] descending(double... values) {
    return IntStream.rangeClosed(1, values.length)
        .mapToDouble(i -> Arrays.stream(values).sorted().toArray()[values.length - i])
        .toArray();
  }

  /** Largest values 2 - 2 cos(k pi / (n + 1)) for k = n, n - 1, ..., vectors sin(j k pi / ...). */
  @Test
  void theSecondDifferencesEndOfTheSpectrumIsFound() {
    int n = 100;
    EigenPairs pairs = largest(Operators.secondDifference(n), new Lanczos(4, n, 1e-12, 1));
    assertThat(pairs.converged()).isTrue();
    for (int i = 0; i < 4; i++) {
      double angle = (n - i) * Math.PI / (n + 1);
      assertThat(pairs.values()[i]).isCloseTo(2 - 2 * StrictMath.cos(angle), within(1e-13));
      double[] exact =
          IntStream.rangeClosed(1, n).mapToDouble(j -> StrictMath.sin(j * angle)).toArray();
      double cosine = Vectors.dot(exact, pairs.vectors()[i]) / Vectors.norm(exact);
      assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aFewProductsDoWhereTheSpectrumFallsFast() {
    double[] spectrum = IntStream.range(0, 200).mapToDouble(i -> Math.scalb(1.0, -i)).toArray();
    EigenPairs pairs = largest(Operators.withSpectrum(spectrum, 7), new Lanczos(5, 100, 1e-8, 2));
    assertThat(pairs.converged()).isTrue();
    assertThat(pairs.products()).isBetween(5, 25);
    assertThat(pairs.values()).containsExactly(Arrays.copyOf(spectrum, 5), within(1e-8));
    assertThat(DoubleStream.of(pairs.residuals()).max().orElseThrow()).isLessThanOrEqualTo(1e-8);
  }

  @Test
  void zerosBeyondTheRankAreFound() {
    double[] spectrum = new double[60];
    spectrum[0] = 4;
    spectrum[1] = 2;
    spectrum[2] = 0.5;
    EigenPairs pairs = largest(Operators.withSpectrum(spectrum, 8), new Lanczos(6, 60, 1e-10, 3));
    assertThat(pairs.converged()).isTrue();
    assertThat(pairs.values()).containsExactly(new double[] {4, 2, 0.5, 0, 0, 0}, within(1e-13));
    EigenPairs zero = largest(new double[5][5], new Lanczos(3, 5, 0, 3));
    assertThat(zero.values()).containsExactly(0, 0, 0);
    assertThat(zero.converged()).isTrue();
  }

  /** The space of one start vector has one vector of each eigenspace. */
  @Test
  void multipleValuesAreFoundAsOftenAsTheyAreThere() {
    double[][] spectra = {
      {5, 5, 3, 3, 1, 1, 0},
      {5, 5, 5, 3, 1, 1, 1, 1, 1},
      {1, 1, 1, 1, 1, 1},
      {5, 4, 4, 4, 4, 0, 0, 0, 0, 0},
    };
    for (double[] spectrum : spectra) {
      double[][] matrix = Operators.withSpectrum(spectrum, 9);
      for (int k = 1; k <= spectrum.length; k++) {
        EigenPairs pairs = largest(matrix, new Lanczos(k, spectrum.length, 1e-12, 4));
        assertThat(pairs.values())
            .as("%d of %s", k, Arrays.toString(spectrum))
            .containsExactly(Arrays.copyOf(spectrum, k), within(1e-13));
        assertThat(pairs.converged()).isTrue();
      }
    }
  }

  @Test
  void clusteredValuesAreToldApart() {
    double[] spectrum = new double[80];
    for (int i = 0; i < 80; i++) {
      spectrum[i] = i < 4 ? 1 - 1e-6 * i : 0.5 / (i + 1);
    }
    EigenPairs pairs = largest(Operators.withSpectrum(spectrum, 10), new Lanczos(5, 80, 1e-11, 5));
    assertThat(pairs.converged()).isTrue();
    assertThat(pairs.values()).containsExactly(Arrays.copyOf(spectrum, 5), within(1e-12));
  }

  @Test
  void negativeValuesComeLast() {
    double[] spectrum = {3, 1, 0.5, -1, -2, -9};
    EigenPairs pairs = largest(Operators.withSpectrum(spectrum, 11), new Lanczos(6, 6, 1e-12, 6));
    assertThat(pairs.values()).containsExactly(spectrum, within(1e-13));
  }

  /** Within the residual of a value there is an eigenvalue, however few the products. */
  @Test
  void residualsBoundTheErrorWhereProductsRunOut() {
    double[] spectrum = descending(new Random(12).doubles(90).toArray());
    EigenPairs pairs = largest(Operators.withSpectrum(spectrum, 12), new Lanczos(3, 10, 1e-10, 7));
    assertThat(pairs.converged()).isFalse();
    assertThat(pairs.products()).isEqualTo(10);
    for (int i = 0; i < 3; i++) {
      double value = pairs.values()[i];
      double distance = DoubleStream.of(spectrum).map(s -> Math.abs(s - value)).min().orElseThrow();
      assertThat(distance).isLessThanOrEqualTo(pairs.residuals()[i]);
      assertThat(pairs.residuals()[i]).isGreaterThan(1e-10);
    }
  }

  /** A second method: all eigenvalues of the same matrix, of 40 samples in 150 dimensions. */
  @Test
  void aSampleCovarianceAgreesWithItsGramMatrix() {
    Random random = new Random(13);
    double[][] samples = new double[40][];
    for (int i = 0; i < 40; i++) {
      samples[i] = random.doubles(150, -1, 1).toArray();
    }
    try (INDArray gram = GramMatrix.of(samples);
        SymmetricEigen eigen = SymmetricEigen.of(gram)) {
      SymmetricOperator covariance =
          x -> {
            double[] product = new double[150];
            for (double[] sample : samples) {
              Vectors.add(Vectors.dot(sample, x), sample, product);
            }
            return product;
          };
      EigenPairs pairs = new Lanczos(8, 100, 1e-13, 8).largest(150, covariance);
      double[] expected = Arrays.copyOf(NativeArrays.values(eigen.values()), 8);
      assertThat(pairs.converged()).isTrue();
      assertThat(pairs.values()).containsExactly(expected, within(1e-12));
    }
  }

  @Test
  void equalSeedsGiveEqualBits() {
    double[] spectrum = descending(new Random(14).doubles(51).toArray());
    double[][] matrix = Operators.withSpectrum(spectrum, 14);
    EigenPairs first = largest(matrix, new Lanczos(3, 40, 1e-4, 9));
    EigenPairs second = largest(matrix, new Lanczos(3, 40, 1e-4, 9));
    assertThat(second.values()).isEqualTo(first.values());
    assertThat(second.vectors()).isDeepEqualTo(first.vectors());
    assertThat(second.residuals()).isEqualTo(first.residuals());
    EigenPairs other = largest(matrix, new Lanczos(3, 40, 1e-4, 10));
    assertThat(other.residuals()).isNotEqualTo(first.residuals());
    assertThat(other.values()).containsExactly(first.values(), within(1e-4));
  }

  @Test
  void pairsAreArraysToo() {
    EigenPairs pairs = largest(Operators.secondDifference(7), new Lanczos(2, 7, 1e-12, 11));
    assertThat(pairs.valueArray().shape()).containsExactly(2);
    assertThat(NativeArrays.values(pairs.valueArray())).isEqualTo(pairs.values());
    assertThat(pairs.vectorArray().shape()).containsExactly(2, 7);
    assertThat(NativeArrays.rows(pairs.vectorArray())).isDeepEqualTo(pairs.vectors());
  }

  @Test
  void badOperatorsAreRefused() {
    Lanczos lanczos = new Lanczos(2, 10, 1e-6, 1);
    assertThatThrownBy(() -> lanczos.largest(5, x -> new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a product has 4 numbers, and not 5");
    assertThatThrownBy(() -> lanczos.largest(5, x -> new double[] {1, 2, Double.NaN, 4, 5}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("product 1 has numbers not finite");
    assertThatThrownBy(() -> lanczos.largest(1, x -> x.clone()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lanczos(3, 2, 1e-6, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lanczos(3, 5, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
