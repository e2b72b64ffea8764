package io.kramers.gradientnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectionEstimateTest {
  private static final double[] T = {-1.0, -0.7, -0.4, -0.1, 0.1, 0.4, 0.7, 1.0};

  /** Gradients g + h t of samples. */
  private static double[][] projections(double[] g, double[] h) {
    double[][] all = new double[T.length][g.length];
    for (int i = 0; i < T.length; i++) {
      for (int m = 0; m < g.length; m++) {
        all[i][m] = g[m] + h[m] * T[i];
      }
    }
    return all;
  }

  private static double covariance(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double sum = 0.0;
    for (int m = 0; m < a.length; m++) {
      sum += (a[m] - meanA) * (b[m] - meanB);
    }
    return sum / a.length;
  }

  @Test
  void quadraticLossesGiveTheMomentsOfGradientsAndCurvatures() {
    Random random = new Random(3);
    double[] g = random.doubles(50).toArray();
    double[] h = new double[g.length];
    Arrays.setAll(h, m -> 2.0 + 0.5 * g[m] + random.nextDouble());
    double factor = 0.125;
    DirectionEstimate estimate = DirectionEstimate.of(T, projections(g, h), factor, 0.1);
    double meanH = Arrays.stream(h).average().orElseThrow();
    assertThat(estimate.sigma().value()).isCloseTo(factor * covariance(g, g), within(1e-14));
    assertThat(estimate.linear().value()).isCloseTo(2.0 * factor * covariance(g, h), within(1e-14));
    assertThat(estimate.rho().value()).isCloseTo(factor * covariance(h, h), within(1e-14));
    assertThat(estimate.h().value()).isCloseTo(meanH, within(1e-13));
    assertThat(estimate.kappa().value())
        .isCloseTo(0.1 * factor * covariance(h, h) / meanH, within(1e-14));
    assertThat(estimate.rSquared()).isCloseTo(1.0, within(1e-12));
  }

  /** Textbook standard errors: of a mean sd/sqrt(n), of a variance sqrt((m4 - m2^2)/n). */
  @Test
  void standardErrorsAreThoseOfMeansAndVariances() {
    Random random = new Random(5);
    int n = 200;
    double[] g = random.doubles(n).toArray();
    double[] h = random.doubles(n).map(u -> 1.0 - Math.log(u)).toArray();
    DirectionEstimate estimate = DirectionEstimate.of(T, projections(g, h), 1.0, 0.1);
    assertThat(estimate.sigma().standardError()).isCloseTo(errorOfVariance(g), within(1e-14));
    assertThat(estimate.rho().standardError()).isCloseTo(errorOfVariance(h), within(1e-13));
    assertThat(estimate.h().standardError())
        .isCloseTo(Math.sqrt(covariance(h, h) / n), within(1e-14));
  }

  private static double errorOfVariance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double[] squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).toArray();
    return Math.sqrt(covariance(squares, squares) / values.length);
  }

  /** kappa's standard error against the spread over 400 bootstrap resamples: 15 % is 4 sigma. */
  @Test
  void kappasStandardErrorIsTheBootstraps() {
    Random random = new Random(8);
    int n = 500;
    double[] g = random.doubles(n).toArray();
    double[] h = random.doubles(n).map(u -> 1.0 - 0.5 * Math.log(u)).toArray();
    double expected = DirectionEstimate.of(T, projections(g, h), 1.0, 0.1).kappa().standardError();
    double[] resampled = new double[400];
    for (int r = 0; r < resampled.length; r++) {
      int[] chosen = random.ints(n, 0, n).toArray();
      double[] someG = Arrays.stream(chosen).mapToDouble(m -> g[m]).toArray();
      double[] someH = Arrays.stream(chosen).mapToDouble(m -> h[m]).toArray();
      resampled[r] = DirectionEstimate.of(T, projections(someG, someH), 1.0, 0.1).kappa().value();
    }
    double spread = Math.sqrt(covariance(resampled, resampled));
    assertThat(spread).isCloseTo(expected, within(0.15 * expected));
  }
}
