package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.estimate.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0.32085, 20000, 0.32085",
    "0.5, 100, 0.500",
    "0.00465, 100000, 0.00465",
    "0.000075, 100000, 7.5e-5",
    "0.00075, 4000, 0.00075",
    "0, 100000, 0",
    "1, 100000, 1"
  })
  void probabilities(double probability, long trials, String text) {
    assertThat(ReportNumbers.probability(probability, trials)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1451.87, 4, 1452",
    "20.0, 3, 20.0",
    "24.531, 3, 24.5",
    "-8.1, 5, -8.1000",
    "1e-160, 2, 1.0e-160",
    "0.00012345, 2, 0.00012",
    "20380000000, 3, 2.04e10"
  })
  void measuredNumbers(double number, int digits, String text) {
    assertThat(ReportNumbers.significant(number, digits)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"48.0, 48", "0.348742123, 0.348742", "1e-9, 1e-9", "0.1, 0.1", "100000, 100000"})
  void parameters(double number, String text) {
    assertThat(ReportNumbers.parameter(number)).isEqualTo(text);
  }

  @Test
  void countsAndIntervals() {
    assertThat(ReportNumbers.count(1234567)).isEqualTo("1,234,567");
    assertThat(ReportNumbers.probabilities(new Interval(0.0, 0.03699), 100))
        .isEqualTo("[0, 0.037]");
    assertThat(ReportNumbers.interval(new Interval(24.41, 24.0), 3)).isEqualTo("[24.4, 24.0]");
    assertThat(ReportNumbers.withError(1451.87, 5, 6.61)).isEqualTo("1451.9 ± 6.6");
    assertThat(ReportNumbers.withError(1451.87, 5, Double.NaN)).isEqualTo("1451.9");
    assertThat(ReportNumbers.percent(0.95)).isEqualTo("95 %");
  }
}
