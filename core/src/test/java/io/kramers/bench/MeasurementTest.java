package io.kramers.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Vectorization;
import org.junit.jupiter.api.Test;

/** That the measured work is the real work; how fast it is, no test asserts. */
class MeasurementTest {
  /** Case chain1d-none-s1.0-l2_0.35-l1_32-T500 of the reference cases. */
  private static final double EXACT_IN_ONE_DIMENSION = 0.6552422553347935;

  /** Five standard errors are allowed: a false failure has probability 6e-7. */
  @Test
  void countsTheEscapesOfTheTrialsThatItTimes() {
    Measurement measurement =
        Measurement.of(
            Workload.named("power-law").orElseThrow(), Vectorization.active(), 2, 32, 0.35, 0.2);
    double exact = 1 - Math.pow(1 - EXACT_IN_ONE_DIMENSION, 2);
    double error = Math.sqrt(exact * (1 - exact) / measurement.trials());
    assertThat(measurement.trials()).isGreaterThanOrEqualTo(2048);
    assertThat(measurement.escapeProbability()).isCloseTo(exact, within(5 * error));
    assertThat(measurement.millionTrialStepsPerSecond()).isPositive();
  }
}
