package io.kramers.exittime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.blocks.Running;
import org.junit.jupiter.api.Test;

class RunningMeanTest {
  private static final ExitTimeCell CELL =
      ExitTimeRuns.cell(
          """
          landscape { kind = harmonic, curvatures = 1 }, noise { kind = constant, sigma = [1] }
          learning-rate = 1, interval = [-1, 1], start = 0, time-step = 0.5, horizon = 50
          crossing = discrete
          """);

  /**
   * Exits after 1, 2 and 3 time: Student's 4.302653 (2 degrees, 0.975) times a standard deviation
   * of 1 by sqrt 3.
   */
  @Test
  void isTheMeanOfThoseThatLeft() {
    ExitTimes times = CELL.nothing();
    assertThat(CELL.running(times)).isEmpty();
    times.addExit(0, 2);
    times.addExit(1, 4);
    times.addExit(2, 6);
    Running running = CELL.running(times).orElseThrow();
    assertThat(running.quantity()).isEqualTo("mean exit time");
    assertThat(running.value()).isEqualTo(2.0);
    assertThat(running.interval().upper()).isCloseTo(2.0 + 2.484138, within(1e-5));
    assertThat(running.interval().lower()).isZero();
    assertThat(CELL.name()).isEqualTo("t sigma=1");
  }

  /** One exit after 1, one censored at 50: 51 by 1. */
  @Test
  void censoredTrialsAreExposure() {
    ExitTimes times = CELL.nothing();
    times.addCensored(1);
    assertThat(CELL.running(times)).isEmpty();
    times.addExit(0, 2);
    assertThat(CELL.running(times).orElseThrow().value()).isEqualTo(51.0);
  }
}
