package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeEstimate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExitCovariatesTest {
  private static final String REST = "learning-rate = 0.2, time-step = 0.01, horizon = 1, ";

  @Test
  void noiseThatDependsOnTheLoss() {
    // L = A (w^2 - 1)^2 / 4 with A = 2: dL = 1/2, L''(-1) = 4, L''(0) = -2.
    check(
        covariates(
            "landscape { kind = quartic, factor = 2 }, from = -1.25, to = 0",
            "noise { kind = loss-dependent, sigma = 0.5, mu = 4 }"),
        new ExitCovariates(0.4, 0.5, 1.25, 5.0, Math.sqrt(8.0)));
  }

  /** The lower of two bounds, which is no maximum. */
  @Test
  void noiseThatDependsOnTheState() {
    check(
        covariates(
            "landscape { kind = harmonic, curvatures = [3] }, interval = [-1, 2], start = 0.5",
            "noise { kind = state-dependent, sigma = 0.5, rho = 6 }"),
        new ExitCovariates(0.4, 1.5, 1.5, 13.0, 3.0));
  }

  @Test
  void theCoordinateOfTheLowestBarrierCounts() {
    check(
        covariates(
            "landscape { kind = harmonic, curvatures = [3, 1] }, from = 0, to = 2",
            "noise { kind = state-dependent, sigma = 1, rho = 3 }"),
        new ExitCovariates(0.6, 2.0, 2.0, 13.0, 1.0));
  }

  @Test
  void ofBoundsAsHighTheNearerOneCounts() {
    check(
        covariates(
            "landscape { kind = harmonic, curvatures = [1] }, interval = [-2, 2], start = 0.5",
            "noise { kind = constant, sigma = 1 }"),
        new ExitCovariates(0.0, 2.0, 1.5, 1.0, 1.0));
  }

  /** Of a landscape without slope no place is a maximum. */
  @Test
  void noiseThatIsTheSameEverywhere() {
    check(
        covariates(
            "landscape { kind = piecewise-quadratic, curvature-a = 4, curvature-b = -1 }",
            "from = 0, to = 1, noise { kind = constant, sigma = 2 }"),
        new ExitCovariates(0.0, 0.4, 1.0, 1.0, 2.0));
    check(
        covariates(
            "landscape { kind = harmonic, curvatures = [0] }, interval = [-1, 1]",
            "noise { kind = constant, sigma = 2 }"),
        new ExitCovariates(0.0, 0.0, 1.0, 1.0, 0.0));
  }

  private static ExitCovariates covariates(String... lines) {
    return ExitCovariates.of(ExitTimeRuns.cells(REST + String.join(", ", lines)).get(0));
  }

  private static void check(ExitCovariates actual, ExitCovariates expected) {
    assertThat(actual.kappa()).isCloseTo(expected.kappa(), within(1e-12));
    assertThat(actual.barrier()).isCloseTo(expected.barrier(), within(1e-12));
    assertThat(actual.width()).isCloseTo(expected.width(), within(1e-12));
    assertThat(actual.noiseRatio()).isCloseTo(expected.noiseRatio(), within(1e-12));
    assertThat(actual.attemptRate()).isCloseTo(expected.attemptRate(), within(1e-12));
  }

  /** The sample of fewer trials than are kept has all of them. */
  @Test
  void aSampleHasTheTrialsOneByOne() {
    for (String crossing : new String[] {"bridge", "discrete"}) {
      ExitTimeCell cell =
          ExitTimeRuns.cells(
                  "landscape { kind = quartic, factor = 1 }, from = -1, to = 0, trials = 1500,"
                      + "noise { kind = constant, sigma = 1 }, learning-rate = 0.5,"
                      + "time-step = 0.05, horizon = 6, crossing = "
                      + crossing)
              .get(0);
      ExitTimeEstimate estimate = ExitTimeRuns.run(cell);
      ExitSample sample = ExitSample.of(estimate);

      assertThat(estimate.times().censored()).isPositive();
      assertThat(sample.times()).hasSize(1500);
      assertThat(sample.exits()).isEqualTo((int) estimate.times().exited());
      double exposure = estimate.exposure();
      assertThat(Arrays.stream(sample.times()).sum()).isCloseTo(exposure, within(1e-9 * exposure));
      for (int i = 0; i < 1500; i++) {
        assertThat(sample.times()[i]).isPositive();
        assertThat(sample.exited()[i]).isEqualTo(estimate.times().kept()[i] > 0);
      }
    }
  }
}
