package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  @Test
  void theCommandIsOneThatAShellReads() {
    assertThat(
            Interruption.resumption(
                Optional.empty(),
                List.of(
                    "escape",
                    "a b.conf",
                    "--set",
                    "dynamics=[{kind=sgd}]",
                    "--out=out/é",
                    "it's",
                    "")))
        .isEqualTo(
            "submit-scripts/kramers escape 'a b.conf' --set 'dynamics=[{kind=sgd}]' --out=out/é"
                + " 'it'\\''s' '' --resume");
  }

  @Test
  void whatWasTypedStandsFirst() {
    List<String> arguments = List.of("escape", "a.conf");
    assertThat(
            Interruption.resumption(
                Optional.of("./kramers --master spark://h:7077 -- escape a.conf "), arguments))
        .isEqualTo("./kramers --master spark://h:7077 -- escape a.conf --resume");
    assertThat(
            Interruption.resumption(
                Optional.of("./kramers escape a.conf --resume"),
                List.of("escape", "a.conf", "--resume")))
        .isEqualTo("./kramers escape a.conf --resume");
  }
}
