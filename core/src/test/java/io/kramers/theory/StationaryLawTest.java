package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.Interpretation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationaryLawTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 2, 0.1, ITO", "1, 1, 5, 0.1, STRATONOVICH", "1, 1, 15, 0.1, STRATONOVICH",
    "1, 1, 25, 0.1, ITO", "1, 1, 19, 0.1, ISOTHERMAL", "37, 0.12, 200, 0.025, ISOTHERMAL",
    "2, 0.5, 0, 0.1, ITO"
  })
  void ofAHarmonicBasinIsStudentsOrTheNormal(
      double h, double sigma, double rho, double eta, Interpretation interpretation) {
    PearsonDiffusion closed = new PearsonDiffusion(h, sigma, rho, eta, interpretation);
    StationaryLaw law =
        StationaryLaw.of(ContinuousCases.pearson(h, sigma, rho, eta, interpretation), 0.0);
    assertThat(law.relativeError()).isLessThan(1e-12);
    for (double r : new double[] {0, 0.1, 0.5, 1, 2, 5, 20}) {
      double x = r * closed.scale();
      double tail = closed.stationaryTail(x).value();
      if (tail > 1e-17) {
        assertThat(law.cumulative(-x) + law.survival(x)).isCloseTo(tail, within(1e-11 * tail));
        double density = ContinuousCases.density(closed, x);
        assertThat(law.density(x)).isCloseTo(density, within(1e-11 * density));
        assertThat(law.density(-x)).isCloseTo(density, within(1e-11 * density));
      }
      assertThat(law.cumulative(x)).isCloseTo(ContinuousCases.cumulative(closed, x), within(1e-13));
      assertThat(law.cumulative(x) + law.survival(x)).isCloseTo(1.0, within(1e-14));
    }
  }

  /** df is 1.0526: P(|x| > r) is a power of r, out to where the panels end and beyond. */
  @Test
  void heavyTailsGoOnAsPowers() {
    PearsonDiffusion closed = new PearsonDiffusion(1, 1, 19, 0.1, Interpretation.ISOTHERMAL);
    StationaryLaw law =
        StationaryLaw.of(ContinuousCases.pearson(1, 1, 19, 0.1, Interpretation.ISOTHERMAL), 0.0);
    for (double x : new double[] {1e6, 1e12, 1e18, 1e25}) {
      double tail = closed.stationaryTail(x).value();
      assertThat(2 * law.survival(x)).isCloseTo(tail, within(1e-10 * tail));
      assertThat(2 * law.cumulative(-x)).isCloseTo(tail, within(1e-10 * tail));
      double density = ContinuousCases.density(closed, x);
      assertThat(law.density(x)).isCloseTo(density, within(1e-10 * density));
    }
  }

  /** Loss-dependent noise of Eq. 10: density (1 + mu L/sigma)^-(1/kappa + 1 - alpha). */
  @ParameterizedTest
  @CsvSource({"ito, 0", "stratonovich, 0.5", "isothermal, 1"})
  void densitiesOfADoubleWellHaveTheRightRatios(String interpretation, double alpha) {
    CoordinateDiffusion diffusion =
        ContinuousCases.diffusion(
            "landscape { kind = quartic, factor = 4 }, learning-rate = 0.1, interpretation = "
                + interpretation
                + ", noise { kind = loss-dependent, sigma = 0.5, mu = 8 }",
            -1);
    StationaryLaw law = StationaryLaw.of(diffusion, -1.0);
    double exponent = 1 / 0.4 + 1 - alpha;
    for (double w : new double[] {-2, -1.3, -0.5, 0, 0.7, 1.9}) {
      double u = 1 + 16 * diffusion.loss().value(w);
      double ratio = law.density(w) / law.density(-1);
      assertThat(ratio).isCloseTo(Math.pow(u, -exponent), within(1e-12 * ratio));
    }
    assertThat(law.cumulative(0)).isCloseTo(0.5, within(1e-14));
    double h = 1e-4;
    assertThat((law.cumulative(0.4 + h) - law.cumulative(0.4 - h)) / (2 * h))
        .isCloseTo(law.density(0.4), within(1e-6));
  }

  @Test
  void saysWhereThereIsNone() {
    assertThatThrownBy(
            () ->
                StationaryLaw.of(
                    ContinuousCases.pearson(1, 1, 21, 0.1, Interpretation.ISOTHERMAL), 0))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("no stationary law");
    CoordinateDiffusion falling =
        ContinuousCases.diffusion(
            "landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 },"
                + " learning-rate = 0.1, noise { kind = constant, sigma = 1 }",
            0);
    assertThatThrownBy(() -> StationaryLaw.of(falling, 0))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("does not grow");
  }
}
