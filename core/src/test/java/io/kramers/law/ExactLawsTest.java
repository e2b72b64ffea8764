package io.kramers.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.theory.FokkerPlanck;
import io.kramers.theory.PearsonDiffusion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactLawsTest {
  private static DensityEstimate estimate(String experiment) {
    DensityCell cell = LawRuns.densities(experiment).get(0);
    return DensityEstimate.of(cell, LawRuns.run(cell.ensemble()));
  }

  private static GoodnessOfFit fit(DensityEstimate estimate, int comparison) {
    return estimate.comparisons().get(comparison).exact().fit().orElseThrow();
  }

  /**
   * Neither test rejects a true law at 1e-4: a right engine fails one of the 12 with probability
   * 1.2e-3.
   */
  @ParameterizedTest
  @ValueSource(strings = {"ito", "stratonovich", "isothermal"})
  void trialsHaveTheLawsOfTheirInterpretation(String interpretation) {
    DensityEstimate estimate =
        estimate(
            """
            landscape { kind = harmonic, curvatures = [1] }
            noise { kind = state-dependent, sigma = 1, rho = 5 }
            learning-rate = 0.1, interpretation = %s
            time-step = 0.01, times = [0.3], stationary-time = 10, trials = 20000"""
                .formatted(interpretation));
    for (int i = 0; i < 2; i++) {
      assertThat(fit(estimate, i).kolmogorovSmirnov().pValue()).isGreaterThan(1e-4);
      assertThat(fit(estimate, i).chiSquare().pValue().orElseThrow()).isGreaterThan(1e-4);
    }
    DensityEstimate.Compared stationary = estimate.comparisons().get(1);
    assertThat(stationary.timeStepShift().orElseThrow()).isLessThan(0.15 / Math.sqrt(20000));
    double printed =
        stationary.printed().orElseThrow().fit().orElseThrow().kolmogorovSmirnov().pValue();
    if (interpretation.equals("isothermal")) {
      assertThat(printed).isGreaterThan(1e-4);
    } else {
      assertThat(printed).isLessThan(1e-10);
    }
  }

  /** Also where the quadratic noise comes from the loss: rho = mu h / 2. */
  @ParameterizedTest
  @CsvSource({"ito, 5", "stratonovich, 4", "isothermal, 3"})
  void theStationaryLawIsStudents(String interpretation, double degreesOfFreedom) {
    DensityEstimate.Compared stationary =
        estimate(
                """
                landscape { kind = harmonic, curvatures = [1] }
                noise { kind = loss-dependent, sigma = 1, mu = 10 }
                learning-rate = 0.1, interpretation = %s
                time-step = 0.5, stationary-time = 10, trials = 1000"""
                    .formatted(interpretation))
            .comparisons()
            .get(0);
    assertThat(stationary.exact().tailIndex().orElseThrow())
        .isCloseTo(degreesOfFreedom, within(1e-12));
    assertThat(stationary.printed().orElseThrow().tailIndex().orElseThrow())
        .isCloseTo(3.0, within(1e-12));
  }

  @Test
  void wellsThatAreNotHarmonicHaveLawsToo() {
    DensityEstimate estimate =
        estimate(
            """
            landscape { kind = quartic }, start = -1
            noise { kind = loss-dependent, sigma = 1, mu = 4 }
            learning-rate = 0.2, interpretation = stratonovich
            time-step = 0.002, times = [0.2, 2], stationary-time = 4, trials = 4000""");
    for (int i = 0; i < 2; i++) {
      assertThat(fit(estimate, i).kolmogorovSmirnov().pValue()).isGreaterThan(1e-4);
      assertThat(fit(estimate, i).chiSquare().pValue().orElseThrow()).isGreaterThan(1e-4);
    }
    // After t = 4 most trials are still in the basin that they started in.
    assertThat(fit(estimate, 2).kolmogorovSmirnov().pValue()).isLessThan(1e-10);
    assertThat(estimate.comparisons().get(2).exact().law().orElseThrow().method())
        .contains("quadrature");
  }

  @Test
  void aNormalLawMovesAndSpreads() {
    DensityEstimate estimate =
        estimate(
            """
            landscape { kind = harmonic, curvatures = [2, 0.5] }, start = 0.4, coordinate = 1
            noise { kind = constant, sigma = 1 }
            learning-rate = 0.1, time-step = 0.005, times = [0.1, 1], trials = 20000""");
    for (int i = 0; i < 2; i++) {
      assertThat(fit(estimate, i).kolmogorovSmirnov().pValue()).isGreaterThan(1e-4);
    }
    ExactLaw law = estimate.comparisons().get(1).exact().law().orElseThrow();
    // Its mean is 0.4 exp(-0.5); the law is symmetric around it.
    assertThat(law.cumulative(0.4 * Math.exp(-0.5))).isCloseTo(0.5, within(1e-12));
    assertThat(law.tail(0.1))
        .isCloseTo(1 - law.cumulative(0.1) + law.cumulative(-0.1), within(1e-12));
  }

  @Test
  void whereThereIsNoLawANoteSaysWhy() {
    DensityEstimate.Compared spreading =
        estimate(
                """
                landscape { kind = harmonic, curvatures = [0] }, noise { kind = constant, sigma = 1 }
                learning-rate = 0.1, time-step = 0.1, stationary-time = 1, trials = 100""")
            .comparisons()
            .get(0);
    assertThat(spreading.exact().law()).isEmpty();
    assertThat(spreading.exact().note()).contains("no stationary law");
    DensityEstimate.Compared stable =
        estimate(
                """
                landscape { kind = harmonic, curvatures = [1] }
                noise { kind = alpha-stable, alpha = 1.5, scale = 0.1 }
                time-step = 0.01, times = [3], trials = 20000""")
            .comparisons()
            .get(0);
    assertThat(stable.exact().law()).isEmpty();
    assertThat(stable.exact().note()).contains("alpha-stable");
    assertThat(stable.exact().tailIndex().orElseThrow()).isEqualTo(1.5);
    assertThat(stable.hillAtRoot().orElseThrow().interval().lower()).isLessThan(1.6);
    assertThat(stable.hillAtRoot().orElseThrow().interval().upper()).isGreaterThan(1.4);
  }

  /** The grid's second moment against the closed form, and of a well that has none. */
  @Test
  void momentsByGridsAreThoseOfClosedForms() {
    LawCell cell =
        LawRuns.moments(
                """
                landscape { kind = harmonic, curvatures = [1] }, start = 0.2
                noise { kind = state-dependent, sigma = 1, rho = 2 }, interpretation = isothermal
                learning-rate = 0.1, time-step = 0.01, horizon = 1, points = 3""")
            .get(0)
            .ensemble();
    PearsonDiffusion diffusion = PearsonCoordinates.of(cell.process()).orElseThrow().get(0);
    for (double t : new double[] {0.01, 1.0}) {
      GridLaw law = new GridLaw(FokkerPlanck.from(cell.process().along(0), 0.2, t), 0.0);
      assertThat(law.secondMoment() / diffusion.secondMoment(0.2, t).value())
          .isCloseTo(1.0, within(1e-5));
    }
    MomentsCell quartic =
        LawRuns.moments(
                """
                landscape { kind = quartic, dimension = 2 }
                noise { kind = loss-dependent, sigma = 1, mu = 4 }
                learning-rate = 0.2, time-step = 0.002, horizon = 1, points = 4, trials = 20000
                epsilon-squared = 0.1""")
            .get(0);
    MomentsEstimate estimate = MomentsEstimate.of(quartic, LawRuns.run(quartic.ensemble()));
    assertThat(estimate.points()).hasSize(4);
    assertThat(estimate.points()).allMatch(point -> point.ofScheme().isEmpty());
    assertThat(estimate.largestDeviation().orElseThrow()).isLessThan(4.5);
    assertThat(estimate.exactEscapingTime()).isEmpty();
    assertThat(estimate.escapingTime()).isPresent();
    assertThat(List.of(estimate.stationary(), estimate.growth())).allMatch(v -> v.isEmpty());
  }
}
