package io.kramers.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddedTest {
  @ParameterizedTest
  @CsvSource({"0, 448", "1, 448", "448, 448", "449, 960", "960, 960", "961, 1472", "1024, 1472"})
  void roundsUpToUnitsThatAreNoPages(int n, int length) {
    assertThat(Padded.length(n)).isEqualTo(length);
    assertThat(length % Padded.UNIT).isZero();
  }

  @Test
  void unitIsAMultipleOfEveryLaneCount() {
    assertThat(Padded.UNIT % Lanes.COUNT).isZero();
    assertThat(Lanes.LONGS.length()).isEqualTo(Lanes.COUNT);
  }
}
