package io.kramers.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"stage-0001-round-000001.bin", "stage-12345-round-1234567.bin"})
  void whatItIsCalledSaysWhichRoundItIs(String file) {
    assertThat(RoundName.parse(file).orElseThrow()).hasToString(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest.json",
        "training.state",
        "stage-0001-round-000001.bin.next",
        "stage-1-round-1.bin",
        "stage-00001-round-000001.bin",
        "stage-9999999999-round-000001.bin"
      })
  void otherFilesAreNoRounds(String file) {
    assertThat(RoundName.parse(file)).isEmpty();
  }

  @Test
  void roundsComeInOrderOfStagesAndNumbers() {
    assertThat(new RoundName(2, 1)).isGreaterThan(new RoundName(1, 1000000));
    assertThat(new RoundName(1, 1000000)).isGreaterThan(new RoundName(1, 999999));
  }
}
