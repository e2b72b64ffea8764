package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "3, 2, 5",
    "1, 0.5, 2",
    "2, 1, 5",
    "5, 2, 10",
    "10, 5, 20",
    "0.001, 0.0005, 0.002",
    "0.00099, 0.0005, 0.001",
    "7.5e-13, 5e-13, 1e-12"
  })
  void neighboursOfANumber(double number, double below, double above) {
    assertThat(RoundNumbers.below(number)).isEqualTo(below);
    assertThat(RoundNumbers.above(number)).isEqualTo(above);
  }
}
