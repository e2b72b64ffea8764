package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fits of simulated exit times, by what theory says of them. */
class ExitTimeFitsTest {
  private static final String REST =
      ", from = -1, to = 0, learning-rate = 0.2, time-step = 0.02, horizon = 500, trials = 1000";
  private static final Resampling FEW = new Resampling(2, 0.95, 1);

  private static final List<ExitTimeEstimate> ESTIMATES =
      ExitTimeRuns.cells(
              "landscape { kind = quartic, factor = [1.2, 1.6, 2.0, 2.4, 0.8] },"
                  + "noise { kind = constant, sigma = 1 }"
                  + REST,
              "landscape { kind = quartic, factor = [1, 2, 4] },"
                  + "noise { kind = loss-dependent, sigma = 0.5, mu = [2, 4, 6] }"
                  + REST,
              "landscape { kind = quartic, factor = 1 }, noise { kind = constant, sigma = 2 }"
                  + REST)
          .stream()
          .map(ExitTimeRuns::run)
          .toList();

  /**
   * Groups are by sigma and kind of noise, scalings by mu too. Kramers' exponents are 2 / (eta
   * sigma) = 10 and 1 / kappa + 1/2, up to what low barriers take from them and up to 4.5 standard
   * errors, which are below 2 % and 3 %.
   */
  @Test
  void simulatedTimesAreFittedByKindOfNoise() {
    List<ExitTimeFits> all = ExitTimeFits.of(LocalSpark.session(), ESTIMATES, FEW);

    assertThat(all).extracting(ExitTimeFits::noise).containsExactly("constant", "loss-dependent");
    ExitTimeFits langevin = all.get(0);
    assertThat(langevin.cells()).hasSize(5);
    assertThat(langevin.scalings()).hasSize(1);
    BarrierScaling scaling = langevin.scalings().get(0);
    assertThat(scaling.points())
        .extracting(point -> Math.round(1e6 * point.covariates().barrier()))
        .containsExactly(200_000L, 300_000L, 400_000L, 500_000L, 600_000L);
    assertThat(scaling.growth()).isEqualTo(BarrierScaling.Growth.EXPONENTIAL);
    assertThat(scaling.ofAttempts().get(0).coefficients().get(1)).isCloseTo(10.0, within(1.2));
    AcceleratedFailureTimeFit regression = langevin.regressions().get(0);
    assertThat(regression.terms()).containsExactly(ExitTerm.BARRIER);
    assertThat(regression.leftOut()).containsExactly(ExitTerm.KAPPA, ExitTerm.WIDTH);
    assertThat(regression.trials()).isEqualTo(5000);

    ExitTimeFits powerLaw = all.get(1);
    assertThat(powerLaw.cells()).hasSize(9);
    assertThat(powerLaw.scalings()).hasSize(3);
    for (BarrierScaling each : powerLaw.scalings()) {
      double kappa = each.points().get(0).covariates().kappa();
      assertThat(each.growth()).isEqualTo(BarrierScaling.Growth.POLYNOMIAL);
      ScalingFit power = each.ofAttempts().get(2);
      assertThat(power.law()).isEqualTo(ScalingLaw.NOISE_POWER);
      double exponent = 1.0 / kappa + 0.5;
      assertThat(power.coefficients().get(1)).isCloseTo(exponent, within(0.15 * exponent));
    }
    // (1 / kappa) log(1 + mu dL / sigma) is nearer to a line in log dL, and bends in kappa.
    AcceleratedFailureTimeFit best = powerLaw.regressions().get(0);
    assertThat(best.terms())
        .containsExactly(ExitTerm.KAPPA, ExitTerm.LOG_BARRIER, ExitTerm.KAPPA_SQUARED);
    assertThat(best.coefficients().get(0).value()).isNegative();
    assertThat(best.coefficients().get(2).value()).isPositive();
  }

  /** The mean of the sample's law and the estimate's. */
  @Test
  void errorsOfMeansAreThoseOfTheirLaw() {
    for (ExitTimeEstimate estimate : ESTIMATES) {
      BarrierPoint point = BarrierPoint.of(estimate);
      assertThat(point.mean()).isEqualTo(estimate.mean().orElseThrow());
      double exits = estimate.times().exited();
      double deviation =
          estimate.complete() ? estimate.standardDeviation() : estimate.mean().orElseThrow();
      assertThat(point.standardError()).isEqualTo(deviation / Math.sqrt(exits));
    }
    assertThat(ESTIMATES).extracting(ExitTimeEstimate::complete).contains(true, false);
  }

  /** A repeated cell of a larger time step has no point; other bounds are another group. */
  @Test
  void oneCellABarrierCounts() {
    String noise = ", noise { kind = constant, sigma = 1 }, learning-rate = 1, trials = 100";
    List<ExitTimeEstimate> estimates =
        ExitTimeRuns.cells(
                "landscape { kind = quartic, factor = [1, 2, 3] }, time-step = [0.1, 0.05],"
                    + "from = -1, to = 0, horizon = 100"
                    + noise,
                "landscape { kind = quartic, factor = 4 }, time-step = 0.05,"
                    + "from = -1, to = -0.1, horizon = 100"
                    + noise)
            .stream()
            .map(ExitTimeRuns::run)
            .toList();
    List<ExitTimeFits> all = ExitTimeFits.of(LocalSpark.session(), estimates, FEW);

    assertThat(all).hasSize(1);
    assertThat(all.get(0).cells()).hasSize(7);
    assertThat(all.get(0).scalings()).hasSize(1);
    List<BarrierPoint> fine =
        estimates.stream().filter(estimate -> fine(estimate.cell())).map(BarrierPoint::of).toList();
    assertThat(all.get(0).scalings().get(0).points()).isEqualTo(fine).hasSize(3);
  }

  /** w^4 has no curvature at its minimum, so no attempt rate and no kappa. */
  @Test
  void aFlatMinimumHasNoScalingAndNoKappa() {
    List<ExitTimeEstimate> estimates =
        ExitTimeRuns.cells(
                flat("[0, 0, 0, 0, 0.5]"), flat("[0, 0, 0, 0, 1]"), flat("[0, 0, 0, 0, 2]"))
            .stream()
            .map(ExitTimeRuns::run)
            .toList();
    List<ExitTimeFits> all = ExitTimeFits.of(LocalSpark.session(), estimates, FEW);

    assertThat(all).hasSize(1);
    assertThat(all.get(0).scalings()).isEmpty();
    assertThat(all.get(0).regressions()).isEmpty();
  }

  private static String flat(String coefficients) {
    return "landscape { kind = polynomial, coefficients = "
        + coefficients
        + " }, noise { kind = state-dependent, sigma = 1, rho = 1 }, from = 0, to = 1,"
        + "learning-rate = 1, time-step = 0.1, horizon = 100, trials = 100";
  }

  private static boolean fine(ExitTimeCell cell) {
    return cell.timeStep() == 0.05 && cell.region().exit().upper() == 0.0;
  }
}
