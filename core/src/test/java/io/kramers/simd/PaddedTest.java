package io.kramers.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddedTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 64", "63, 64", "64, 64", "65, 128", "1024, 1024"})
  void roundsUpToAUnit(int n, int length) {
    assertThat(Padded.length(n)).isEqualTo(length);
  }

  @Test
  void unitIsAMultipleOfEveryLaneCount() {
    assertThat(Padded.UNIT % Lanes.COUNT).isZero();
    assertThat(Lanes.LONGS.length()).isEqualTo(Lanes.COUNT);
  }
}
