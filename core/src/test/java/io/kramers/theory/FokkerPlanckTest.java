package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.Interpretation;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FokkerPlanckTest {
  /** Conservative and positive; returns the law. */
  private static TransitionLaw checked(TransitionLaw law) {
    assertThat(law.mass()).isCloseTo(1.0, within(1e-12));
    assertThat(Arrays.stream(law.densities()).min().orElseThrow()).isNotNegative();
    return law;
  }

  private static void checkDistribution(
      TransitionLaw law, ContinuousDistribution exact, double scale, double largest) {
    assertThat(law.error()).isLessThan(largest);
    for (double z = -7; z <= 7; z += 0.0837) {
      double w = exact.getMean() + z * scale;
      double allowed = law.error() + 1e-13;
      assertThat(law.cumulative(w)).isCloseTo(exact.cumulativeProbability(w), within(allowed));
      assertThat(law.survival(w)).isCloseTo(exact.survivalProbability(w), within(allowed));
      assertThat(law.density(w)).isCloseTo(exact.density(w), within(4 * allowed / scale + 1e-8));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-4", "0.5, 0.1", "-3, 1"})
  void ofOrnsteinAndUhlenbeckIsGaussian(double start, double time) {
    TransitionLaw law =
        checked(
            FokkerPlanck.from(
                ContinuousCases.pearson(1, 1, 0, 0.1, Interpretation.ITO), start, time));
    double deviation = Math.sqrt(-0.05 * Math.expm1(-2 * time));
    checkDistribution(
        law, NormalDistribution.of(start * Math.exp(-time), deviation), deviation, 3e-4);
  }

  @Test
  void withoutALandscapeItIsTheHeatKernel() {
    TransitionLaw law = checked(FokkerPlanck.from(ContinuousCases.drifting(2), 1, 3));
    checkDistribution(law, NormalDistribution.of(7, Math.sqrt(3)), Math.sqrt(3), 3e-4);
  }

  /** Heavy tails: the stationary law is Student's, also where it has no second moment. */
  @ParameterizedTest
  @CsvSource({"2, ITO", "15, STRATONOVICH", "5, ISOTHERMAL"})
  void tendsToStudentsLaw(double rho, Interpretation interpretation) {
    PearsonDiffusion closed = new PearsonDiffusion(1, 1, rho, 0.1, interpretation);
    TransitionLaw law =
        checked(
            FokkerPlanck.from(ContinuousCases.pearson(1, 1, rho, 0.1, interpretation), 0.5, 200));
    assertThat(law.error()).isLessThan(1e-7);
    for (double z : new double[] {-1000, -20, -3, -1, 0, 0.3, 2, 10, 300}) {
      double w = z * closed.scale();
      assertThat(law.cumulative(w)).isCloseTo(ContinuousCases.cumulative(closed, w), within(1e-7));
      double density = ContinuousCases.density(closed, w);
      assertThat(law.density(w)).isCloseTo(density, within(1e-4 * density + 1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Interpretation.class)
  void momentsArePearsons(Interpretation interpretation) {
    PearsonDiffusion closed = new PearsonDiffusion(1, 1, 5, 0.1, interpretation);
    TransitionLaw law =
        checked(FokkerPlanck.from(ContinuousCases.pearson(1, 1, 5, 0.1, interpretation), 0.5, 0.7));
    double[] w = law.points();
    double mean = 0;
    double second = 0;
    for (int i = 0; i + 1 < w.length; i++) {
      double mass = law.cumulative(w[i + 1]) - law.cumulative(w[i]);
      mean += mass * (w[i] + w[i + 1]) / 2;
      second += mass * (w[i] * w[i] + w[i] * w[i + 1] + w[i + 1] * w[i + 1]) / 3;
    }
    assertThat(mean).isCloseTo(closed.mean(0.5, 0.7), within(1e-6));
    assertThat(second).isCloseTo(closed.secondMoment(0.5, 0.7).value(), within(2e-5 * second));
  }

  /**
   * Chapman and Kolmogorov: what starts with the law at one time has that of the sum at another.
   */
  @Test
  void lawsCompose() {
    CoordinateDiffusion diffusion = doubleWell();
    TransitionLaw first = checked(FokkerPlanck.from(diffusion, -0.2, 0.5));
    TransitionLaw both = checked(FokkerPlanck.from(diffusion, -0.2, 2.0));
    double[] w = first.points();
    TransitionLaw second =
        checked(FokkerPlanck.from(diffusion, first::density, w[0], w[w.length - 1], 1.5));
    for (double at = -2; at <= 2; at += 0.1) {
      assertThat(second.cumulative(at)).isCloseTo(both.cumulative(at), within(5e-6));
    }
    assertThat(both.cumulative(0)).isBetween(0.55, 0.95);
  }

  private static CoordinateDiffusion doubleWell() {
    return ContinuousCases.diffusion(
        "landscape { kind = quartic }, learning-rate = 0.2, interpretation = stratonovich, noise {"
            + " kind = loss-dependent, sigma = 1, mu = 2 }",
        -1);
  }

  /** The stationary law stays; and metastable wells are level only after many escape times. */
  @Test
  void theStationaryLawStays() {
    CoordinateDiffusion diffusion = doubleWell();
    StationaryLaw stationary = StationaryLaw.of(diffusion, -1);
    TransitionLaw stayed =
        checked(FokkerPlanck.from(diffusion, w -> 7 * stationary.density(w), -3, 3, 4));
    TransitionLaw levelled = checked(FokkerPlanck.from(diffusion, -1, 3000));
    for (double w = -2; w <= 2; w += 0.13) {
      assertThat(stayed.cumulative(w)).isCloseTo(stationary.cumulative(w), within(1e-6));
      assertThat(levelled.cumulative(w)).isCloseTo(stationary.cumulative(w), within(1e-9));
    }
  }

  /**
   * S(t) is the mass that is left: the mass beyond the barrier and the part that has been there.
   */
  @Test
  void massBeyondAnAbsorbingPointIsLessThanWhatHasPassed() {
    CoordinateDiffusion diffusion = doubleWell();
    double beyond = FokkerPlanck.from(diffusion, -1, 10).survival(0);
    double passed = 1 - SurvivalCurve.of(diffusion, -1, 0).survival(10).value();
    assertThat(beyond).isBetween(0.3 * passed, 0.6 * passed);
  }

  @Test
  void saysWhereTheNoiseIsNotPositive() {
    CoordinateDiffusion falling =
        ContinuousCases.diffusion(
            "landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 },"
                + " learning-rate = 0.1, noise { kind = loss-dependent, sigma = 0.1, mu = 4 }",
            0);
    assertThatThrownBy(() -> FokkerPlanck.from(falling, 0, 100))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("not a positive number");
  }
}
