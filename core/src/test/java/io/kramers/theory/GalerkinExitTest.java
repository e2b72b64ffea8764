package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.dynamics.Interpretation;
import io.kramers.theory.Refinement.Approximation;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GalerkinExitTest {
  /**
   * At 0 the fractional Laplacian of an even u that vanishes outside is 2 c (u(0)/alpha + int_0^1
   * (u(0) - u(y)) y^(-1-alpha) dy) with the jumps' density c |y|^(-1-alpha).
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.7, 1, 1.2, 1.5, 1.9})
  void polynomialsWithTheWeightAreEigenfunctions(double alpha) {
    double c = Gamma.gamma(1 + alpha) * Math.sin(0.5 * Math.PI * alpha) / Math.PI;
    double[] eigenvalues = GalerkinExit.eigenvalues(alpha, 9);
    assertThat(eigenvalues[0]).isEqualTo(Gamma.gamma(1 + alpha));
    Gegenbauer polynomials = new Gegenbauer(0.5 * alpha, 8);
    for (int n = 0; n <= 8; n += 2) {
      double[] p = new double[n + 1];
      polynomials.values(0, p);
      double middle = p[n];
      int degree = n;
      DoubleUnaryOperator fall =
          y -> {
            polynomials.values(y, p);
            return middle - Math.pow((1 - y) * (1 + y), 0.5 * alpha) * p[degree];
          };
      double laplacian = 2 * c * (middle / alpha + integral(fall, alpha));
      assertThat(laplacian)
          .as("n = %s", n)
          .isCloseTo(eigenvalues[n] * middle, within(1e-8 * eigenvalues[n]));
    }
  }

  /**
   * Of f(y) y^(-1-alpha) over (0, 1), by f = a y^2 + b y^4 below 0.001, y = q^16 below 1/2 and y =
   * 1 - q^16 above.
   */
  private static double integral(DoubleUnaryOperator f, double alpha) {
    double near = 0.001;
    double outer = f.applyAsDouble(near);
    double inner = 4 * f.applyAsDouble(0.5 * near);
    double fourth = 4.0 / 3 * (outer - inner);
    double sum = Math.pow(near, -alpha) * ((outer - fourth) / (2 - alpha) + fourth / (4 - alpha));
    GaussLegendre rule = GaussLegendre.of(16);
    double first = Math.pow(near, 1.0 / 16);
    double last = Math.pow(0.5, 1.0 / 16);
    int panels = 50;
    for (int i = 0; i < 16 * panels; i++) {
      double t = (i / 16 + 0.5 * (rule.node(i % 16) + 1)) / panels;
      double weight = 16 * rule.weight(i % 16) / (2 * panels);
      double q = first + (last - first) * t;
      double low = Math.pow(q, 16);
      sum += weight * (last - first) / q * f.applyAsDouble(low) * Math.pow(low, -alpha);
      double r = last * t;
      double high = 1 - Math.pow(r, 16);
      sum += weight * last * Math.pow(r, 15) * f.applyAsDouble(high) * Math.pow(high, -1 - alpha);
    }
    return sum;
  }

  /** Noise that leaves the drift no time: Getoor's closed form, but for a term of order 1/e. */
  @ParameterizedTest
  @CsvSource({"0.3, -1, 1, 0", "1, -3, 1, -2", "1.5, -1, 2, 0.7", "1.9, -1, 1, 0.9999"})
  void isGetoorsForLargeNoise(double alpha, double lower, double upper, double start) {
    double getoor =
        Math.pow((start - lower) * (upper - start), 0.5 * alpha) / Gamma.gamma(1 + alpha);
    double one = 1e6 * time(alpha, 1e6, lower, upper, start) / getoor - 1;
    double two = 5e5 * time(alpha, 5e5, lower, upper, start) / getoor - 1;
    assertThat(one).isCloseTo(0, within(1e-4));
    assertThat(2 * one - two).isCloseTo(0, within(1e-9));
  }

  private static double time(double alpha, double noise, double lower, double upper, double start) {
    return GalerkinExit.meanTime(alpha, noise, lower, upper, start).values()[0];
  }

  /** For alpha = 2 the noise is Gaussian, of variance 2 e: by quadrature of the scale function. */
  @ParameterizedTest
  @CsvSource({
    "1, -1, 1, 0.5",
    "0.1, -0.5, 1.5, 0.2",
    "0.05, -1, 1, 0",
    "0.03, -1, 1, 0",
    "0.02, -1.9, 0.1, 0.05"
  })
  void isOrnsteinAndUhlenbecksForTwo(double noise, double lower, double upper, double start) {
    double exact =
        FirstPassage.meanOut(
                ContinuousCases.pearson(1, 1, 0, 2 * noise, Interpretation.ITO),
                start,
                lower,
                upper)
            .value();
    Approximation time = GalerkinExit.meanTime(2, noise, lower, upper, start);
    assertThat(time.values()[0]).isCloseTo(exact, within(time.errors()[0]));
    assertThat(time.worstError()).isLessThan(3e-8);
  }

  /**
   * Against collocation on a graded mesh, with eps = 1 on an interval of half-width 1: within both
   * error estimates where the Galerkin solution claims to be one.
   */
  @ParameterizedTest
  @CsvSource({
    "0.3, 0.1, 0.3, -0.2, true",
    "0.3, 1, 0, 0, false",
    "0.3, 10, -0.5, 0.8, false",
    "0.7, 0.1, -0.5, 0.8, true",
    "0.7, 1, 0.3, -0.2, false",
    "0.7, 10, 0, 0, false",
    "1, 0.1, 0, 0, true",
    "1, 1, -0.5, 0.8, true",
    "1, 10, 0.3, -0.2, false",
    "1.2, 0.1, 0.3, -0.2, true",
    "1.2, 1, 0.9, 0.95, true",
    "1.2, 10, -0.5, 0.8, false",
    "1.5, 0.1, -0.5, 0.8, true",
    "1.5, 1, 0, 0, true",
    "1.5, 10, 0.3, -0.2, true",
    "1.9, 0.1, 0.9, 0.95, true",
    "1.9, 1, 0.3, -0.2, true",
    "1.9, 10, -0.5, 0.8, true"
  })
  void isTheCollocation(
      double alpha, double curvature, double minimum, double start, boolean converges) {
    double lower = -1 - minimum;
    double upper = 1 - minimum;
    double place = start - minimum;
    Approximation galerkin = GalerkinExit.meanTime(alpha, 1 / curvature, lower, upper, place);
    assertThat(galerkin.worstError() < LinearDriftExit.WORST).isEqualTo(converges);
    if (converges) {
      Approximation mesh = LinearDriftExit.meanTime(alpha, 1 / curvature, lower, upper, place);
      assertThat(galerkin.values()[0])
          .isCloseTo(mesh.values()[0], within(galerkin.errors()[0] + mesh.errors()[0]));
    }
  }

  /** N^-(4 alpha - 2), and about N^-2 for alpha below 1. */
  @ParameterizedTest
  @CsvSource({"0.5, 10, 2", "1, 1, 2", "1.1, 1, 2.4", "1.2, 1, 2.8", "1.5, 0.1, 4"})
  void convergesAsAPowerOfTheSize(double alpha, double noise, double order) {
    GalerkinExit exit = new GalerkinExit(alpha, noise, -1.2, 0.8, 0.1);
    double coarse = exit.time(120);
    double middle = exit.time(240);
    double fine = exit.time(480);
    double ratio = (middle - coarse) / (fine - middle);
    assertThat(Math.log(ratio) / Math.log(2)).isCloseTo(order, within(0.15));
  }
}
