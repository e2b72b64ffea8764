package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.blocks.Running;
import org.junit.jupiter.api.Test;

class RunningProbabilityTest {
  private static Cell cell(String dynamics) {
    return Cells.cell(1, Cells.GAUSSIAN, dynamics, "steps = 10");
  }

  /** Wilson's interval of 2 in 10: (2 + z^2/2 -+ z sqrt(1.6 + z^2/4)) / (10 + z^2). */
  @Test
  void isEscapedByAllSoFar() {
    Cell cell = cell("{ kind = power-law, lambda1 = [16], lambda2 = 1 }");
    Tally tally = cell.nothing();
    assertThat(cell.running(tally)).isEmpty();
    tally.add(Outcome.ESCAPED, 3);
    tally.add(Outcome.ESCAPED, 5);
    for (int i = 0; i < 8; i++) {
      tally.add(Outcome.CENSORED, 10);
    }
    Running running = cell.running(tally).orElseThrow();
    assertThat(running.quantity()).isEqualTo("probability");
    assertThat(running.value()).isEqualTo(0.2);
    assertThat(running.interval().lower()).isCloseTo(0.056682, within(1e-6));
    assertThat(running.interval().upper()).isCloseTo(0.509838, within(1e-6));
    assertThat(running.relativeError()).isCloseTo(1.132890, within(1e-5));
    assertThat(cell.name()).isEqualTo("power-law lambda1=16");
  }

  @Test
  void aPathHasNone() {
    Cell cell = cell("{ kind = gradient-descent }");
    Tally tally = cell.nothing();
    tally.add(Outcome.CENSORED, 10);
    assertThat(cell.running(tally)).isEmpty();
    assertThat(cell.name()).isEqualTo("gradient-descent");
  }
}
