package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuadraticFitTest {
  private static double[] offsets(double scale) {
    double[] x = new double[20];
    Arrays.setAll(x, i -> scale * (i < 10 ? i - 10 : i - 9));
    return x;
  }

  @Test
  void aQuadraticIsFoundExactly() {
    double[] x = offsets(0.001);
    double[] y = Arrays.stream(x).map(s -> 5.0 + s * (-20.0 + s * 3000.0)).toArray();
    QuadraticFit fit = QuadraticFit.of(LocalSpark.session(), x, y);
    assertThat(fit.a()).isCloseTo(5.0, within(1e-12));
    assertThat(fit.b()).isCloseTo(-20.0, within(1e-9));
    assertThat(fit.c()).isCloseTo(3000.0, within(1e-6));
    assertThat(fit.rSquared()).isCloseTo(1.0, within(1e-12));
    assertThat(fit.at(0.002)).isCloseTo(5.0 - 0.04 + 0.012, within(1e-12));
    assertThat(Math.abs(fit.curvatureT())).isGreaterThan(1e6);
    assertThat(fit.curvaturePValue()).isLessThan(1e-60);
  }

  /**
   * Orthogonal polynomials on seven equally spaced places (-3, ..., 3), contrasts of tables: linear
   * (-3..3), sum of squares 28; quadratic (5, 0, -3, -4, -3, 0, 5), sum of squares 84. y = 10 + 2
   * linear + 1 quadratic + residual, the residual being the cubic contrast (-1, 1, 1, 0, -1, -1,
   * 1), orthogonal to all, with sum of squares 6. Then with 4 degrees of freedom s^2 = 6/4, c = 1
   * and var(c) = s^2/84.
   */
  @Test
  void errorsAndTestsAreThoseOfOrthogonalContrasts() {
    double[] x = {-3, -2, -1, 0, 1, 2, 3};
    double[] quadratic = {5, 0, -3, -4, -3, 0, 5};
    double[] cubic = {-1, 1, 1, 0, -1, -1, 1};
    double[] y = new double[7];
    Arrays.setAll(y, i -> 10 + 2 * x[i] + quadratic[i] + cubic[i]);
    QuadraticFit fit = QuadraticFit.of(LocalSpark.session(), x, y);
    assertThat(fit.a()).isCloseTo(10.0 - 4.0, within(1e-12));
    assertThat(fit.b()).isCloseTo(2.0, within(1e-12));
    assertThat(fit.c()).isCloseTo(1.0, within(1e-12));
    assertThat(fit.cStandardError()).isCloseTo(Math.sqrt(1.5 / 84), within(1e-12));
    assertThat(fit.bStandardError()).isCloseTo(Math.sqrt(1.5 / 28), within(1e-12));
    double explained = 4 * 28 + 84;
    assertThat(fit.rSquared()).isCloseTo(explained / (explained + 6), within(1e-12));
    assertThat(fit.residuals()).containsExactly(cubic, within(1e-12));
    assertThat(fit.curvatureT()).isCloseTo(Math.sqrt(84 / 1.5), within(1e-9));
    assertThat(fit.fStatistic()).isCloseTo(explained / 2 / 1.5, within(1e-9));
    // F(2, 4): survival (1 + f/2)^-2; t with 4 degrees: 1 - 2 CDF by its closed form.
    double f = explained / 2 / 1.5;
    assertThat(fit.constantPValue()).isCloseTo(Math.pow(1 + f / 2, -2), within(1e-10));
    double t = Math.sqrt(84 / 1.5);
    double u = t / Math.sqrt(4 + t * t);
    double p = 1.0 - 1.5 * (u - u * u * u / 3.0);
    assertThat(fit.curvaturePValue()).isCloseTo(p, within(1e-9));
  }

  @Test
  void aConstantHasNoCurvature() {
    double[] x = offsets(1.0);
    double[] y = new double[20];
    Arrays.fill(y, 3.0);
    QuadraticFit fit = QuadraticFit.of(LocalSpark.session(), x, y);
    assertThat(fit.c()).isZero();
    assertThat(fit.residuals()).containsOnly(0.0);
  }
}
