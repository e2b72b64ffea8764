package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Certified results of NIST's Statistical Reference Datasets. The data and the certified values in
 * the test's files were also checked against each other by least squares in rational arithmetic:
 * they agree in all 15 digits.
 */
@Tag("smoke")
class LeastSquaresTest {
  /**
   * The tolerances of the coefficients are what refinement reaches, with a margin: a single pass of
   * normal equations is at 1e-6 for Wampler1, and not below 1e-9 for Longley's intercept.
   * Wampler5's residuals are 1e7 times its coefficients, and no refinement in double precision
   * helps.
   */
  @ParameterizedTest
  @CsvSource({
    "wampler1, 5, 1e-8",
    "wampler2, 5, 1e-10",
    "wampler3, 5, 1e-8",
    "wampler4, 5, 1e-6",
    "wampler5, 5, 1e-6",
    "pontius, 2, 1e-9"
  })
  void polynomialsAreAsCertified(String name, int degree, double tolerance) {
    Certified certified = Certified.read(name);
    LeastSquares fit =
        LeastSquares.polynomial(
            LocalSpark.session(), certified.firstPredictor(), certified.y(), degree);

    certified.check(fit, tolerance);
  }

  @Test
  void longleyIsAsCertified() {
    Certified certified = Certified.read("longley");
    LeastSquares fit = LeastSquares.linear(LocalSpark.session(), certified.x(), certified.y());

    certified.check(fit, 1e-8);
  }

  @Test
  void aConstantIsFittedExactly() {
    LeastSquares fit =
        LeastSquares.polynomial(
            LocalSpark.session(), new double[] {-1, 0, 1, 2}, new double[] {3, 3, 3, 3}, 2);

    assertThat(fit.coefficients()).containsExactly(3, 0, 0);
    assertThat(fit.standardErrors()).containsExactly(0, 0, 0);
    assertThat(fit.rSquared()).isEqualTo(1.0);
  }

  /** The variance of 1e8 + 1e-3 s^2 cancels in a difference of sums of squares. */
  @Test
  void aSmallCurvatureOnALargeConstantIsFound() {
    double[] x = {-2, -1, 0, 1, 2};
    double[] y = Arrays.stream(x).map(s -> 1e8 + s * s / 1024).toArray();
    LeastSquares fit = LeastSquares.polynomial(LocalSpark.session(), x, y, 2);

    assertThat(fit.coefficients()[2]).isCloseTo(1.0 / 1024, within(1e-9));
    assertThat(fit.rSquared()).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void asManyCoefficientsAsRowsLeaveNoStandardErrors() {
    LeastSquares fit =
        LeastSquares.polynomial(
            LocalSpark.session(), new double[] {-1, 0, 1}, new double[] {6, 1, 0}, 2);

    assertThat(fit.coefficients()).containsExactly(new double[] {1, -3, 2}, within(1e-14));
    assertThat(fit.standardErrors()).containsExactly(Double.NaN, Double.NaN, Double.NaN);
  }

  /** A line through three points of weights 1, 2, 4, by the sums of its normal equations. */
  @Test
  void weightsCount() {
    double[] x = {1, 2, 4};
    double[] y = {1, 3, 2.5};
    double[] weights = {1, 2, 4};
    LeastSquares fit =
        LeastSquares.weighted(LocalSpark.session(), new double[][] {{1}, {2}, {4}}, y, weights);

    // Sums of w, w x, w x^2, w y, w x y: 7, 21, 73, 17, 53.
    double determinant = 7 * 73 - 21 * 21;
    double slope = (7 * 53 - 21 * 17) / determinant;
    double intercept = (73 * 17 - 21 * 53) / determinant;
    double rest = 0;
    for (int i = 0; i < 3; i++) {
      double residual = y[i] - intercept - slope * x[i];
      rest += weights[i] * residual * residual;
    }
    assertThat(fit.coefficients()[0]).isCloseTo(intercept, within(1e-13));
    assertThat(fit.coefficients()[1]).isCloseTo(slope, within(1e-13));
    assertThat(fit.standardErrors()[0]).isCloseTo(Math.sqrt(rest * 73 / determinant), within(1e-9));
    assertThat(fit.standardErrors()[1]).isCloseTo(Math.sqrt(rest * 7 / determinant), within(1e-9));
  }

  private record Certified(
      double[] coefficients, double[] standardErrors, double rSquared, double[] y, double[][] x) {

    static Certified read(String name) {
      List<String> lines;
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  LeastSquaresTest.class.getResourceAsStream(name + ".csv"),
                  StandardCharsets.UTF_8))) {
        lines = reader.lines().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      double[][] certified = rows(lines, "certified,");
      double[][] data = rows(lines, "data,");
      return new Certified(
          column(certified, 0),
          column(certified, 1),
          rows(lines, "r-squared,")[0][0],
          column(data, 0),
          Arrays.stream(data)
              .map(row -> Arrays.copyOfRange(row, 1, row.length))
              .toArray(double[][]::new));
    }

    private static double[][] rows(List<String> lines, String tag) {
      return lines.stream()
          .filter(line -> line.startsWith(tag))
          .map(line -> line.substring(tag.length()).split(","))
          .map(words -> Arrays.stream(words).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    }

    private static double[] column(double[][] rows, int column) {
      return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    double[] firstPredictor() {
      return column(x, 0);
    }

    /** Standard errors to 1e-8 of themselves; where certified as 0, to 1e-9 of the coefficients. */
    void check(LeastSquares fit, double tolerance) {
      assertThat(fit.coefficients()).hasSameSizeAs(coefficients);
      assertThat(fit.standardErrors()).hasSameSizeAs(standardErrors);
      for (int i = 0; i < coefficients.length; i++) {
        double coefficient = Math.abs(coefficients[i]);
        assertThat(fit.coefficients()[i])
            .as("coefficient %d", i)
            .isCloseTo(coefficients[i], within(tolerance * coefficient));
        double scale = standardErrors[i] == 0.0 ? 1e-9 * coefficient : 1e-8 * standardErrors[i];
        assertThat(fit.standardErrors()[i])
            .as("standard error %d", i)
            .isCloseTo(standardErrors[i], within(scale));
      }
      assertThat(fit.rSquared()).isCloseTo(rSquared, within(1e-9));
    }
  }
}
