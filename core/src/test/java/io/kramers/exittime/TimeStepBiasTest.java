package io.kramers.exittime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the time step adds to the mean exit time, with and without bridges: simulated and by the
 * exact means of the very chains. The simulations are within 4 standard errors, which a right
 * engine exceeds with probability 6e-5 each; the orders are of exact values.
 */
class TimeStepBiasTest {
  private static final int TRIALS = 20_480;

  private static final String EXPERIMENT =
      """
      landscape { kind = quartic }, noise { kind = loss-dependent, sigma = 1, mu = 1 }
      learning-rate = 0.4, from = -1, to = 0, horizon = 1000, trials = %d
      crossing = %s, time-step = %s""";

  @ParameterizedTest
  @CsvSource({"discrete, 0.5, 0.06", "bridge, 1.0, 0.12"})
  void theBiasFallsWithTheStep(String crossing, double order, double tolerance) {
    double ratio = bias(crossing, 0.0125) / bias(crossing, 0.003125);
    assertThat(Math.log(ratio) / Math.log(4.0)).isCloseTo(order, within(tolerance));
    assertThat(simulatedBias(crossing, 0.05))
        .isCloseTo(bias(crossing, 0.05), within(4 * standardError(crossing)));
  }

  private static double bias(String crossing, double timeStep) {
    ExitTimeReference reference = ExitTimeReference.of(cell(crossing, timeStep));
    return reference.chain().orElseThrow().value() - reference.continuous().orElseThrow().value();
  }

  private static double simulatedBias(String crossing, double timeStep) {
    ExitTimeCell cell = cell(crossing, timeStep);
    return ExitTimeRuns.run(cell).mean().orElseThrow()
        - ExitTimeReference.of(cell).continuous().orElseThrow().value();
  }

  private static double standardError(String crossing) {
    return ExitTimeRuns.run(cell(crossing, 0.05)).standardDeviation() / Math.sqrt(TRIALS);
  }

  private static ExitTimeCell cell(String crossing, double timeStep) {
    return ExitTimeRuns.cell(EXPERIMENT.formatted(TRIALS, crossing, timeStep));
  }
}
