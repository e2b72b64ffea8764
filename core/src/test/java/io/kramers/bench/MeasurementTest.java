package io.kramers.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.exittime.ExitTimeCell;
import io.kramers.simd.Vectorization;
import io.kramers.theory.ChainExit;
import io.kramers.theory.GaussianChain;
import org.junit.jupiter.api.Test;

/**
 * That the measured work is the real work; how fast it is, no test asserts. Five standard errors
 * are allowed: a false failure has probability 6e-7 a test.
 */
class MeasurementTest {
  /** Case chain1d-none-s1.0-l2_0.35-l1_32-T500 of the reference cases. */
  private static final double EXACT_IN_ONE_DIMENSION = 0.6552422553347935;

  /**
   * The chain's transfer operator with the stable density by inversion of its characteristic
   * function, in NumPy: 600 and 1,000 nodes of Gauss and Legendre agree to 1e-7.
   */
  private static final double EXACT_OF_STABLE_CHAIN = 0.1858998;

  @Test
  void countsTheEscapesOfTheTrialsThatItTimes() {
    check("power-law", 1 - Math.pow(1 - EXACT_IN_ONE_DIMENSION, 2));
  }

  @Test
  void diffusionLeavesAsOftenAsItsChain() {
    ExitTimeCell cell =
        (ExitTimeCell) Workload.named("diffusion").orElseThrow().work(0, 0).blocks();
    GaussianChain chain = GaussianChain.eulerMaruyama(cell.process().along(0), cell.timeStep());
    ChainExit exit =
        new ChainExit(chain, cell.region().start(), cell.region().exit(), cell.crossing());
    check("diffusion", exit.probability(Workload.STEPS).value());
  }

  @Test
  void stableProcessLeavesAsOftenAsItsChain() {
    check("alpha-stable", EXACT_OF_STABLE_CHAIN);
  }

  private static void check(String workload, double exact) {
    Measurement measurement =
        Measurement.of(
            Workload.named(workload).orElseThrow(), Vectorization.active(), 2, 32, 0.35, 0.2);
    double error = Math.sqrt(exact * (1 - exact) / measurement.trials());
    assertThat(measurement.trials()).isGreaterThanOrEqualTo(2048);
    assertThat(measurement.escapeProbability()).isCloseTo(exact, within(5 * error));
    assertThat(measurement.millionTrialStepsPerSecond()).isPositive();
  }
}
