package io.kramers.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.estimate.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The logic of verdicts, on made-up numbers. */
class VerdictTest {
  private static Measurement measured(
      String reading, double simulated, double exact, double printed, double corrected) {
    return new Measurement(
        "time",
        reading,
        simulated,
        new Interval(simulated - 1.0, simulated + 1.0),
        100,
        exact,
        exact,
        Measurement.number(printed),
        corrected,
        0.5);
  }

  private static String verdict(Measurement... measurements) {
    return Verdict.of(List.of(measurements), "twice as much", "").verdict();
  }

  @Test
  void aPrintedFormThatFitsAllHolds() {
    assertThat(verdict(measured("ito", 10.3, 10, 10, 10), measured("isothermal", 9.8, 10, 10, 10)))
        .isEqualTo("holds");
  }

  @Test
  void aPrintedFormThatFitsOneReadingHoldsThere() {
    assertThat(verdict(measured("ito", 20.3, 20, 10, 20), measured("isothermal", 9.8, 10, 10, 10)))
        .isEqualTo("holds under interpretation isothermal; right form: twice as much");
  }

  @Test
  void aReadingHoldsOnlyWhereAllItsMeasurementsFit() {
    assertThat(verdict(measured("ito", 20.3, 20, 10, 20), measured("ito", 9.8, 10, 10, 10)))
        .isEqualTo("does not hold as printed; right form: twice as much");
  }

  @Test
  void aSimulationThatIsNotTheExactValueDecidesNothing() {
    assertThat(verdict(measured("ito", 15.0, 10, 10, 10)))
        .isEqualTo("undecided: the simulation contradicts the exact value of time (ito)");
    assertThat(verdict(measured("", Double.NaN, 10, 10, 10))).startsWith("undecided");
    assertThat(verdict(measured("", Double.NaN, Double.NaN, 10, 10))).startsWith("undecided");
  }

  @Test
  void aRightFormThatDoesNotFitIsNoticed() {
    assertThat(verdict(measured("", 10.0, 10, 20, 12)))
        .isEqualTo("undecided: the right form does not fit time");
  }

  /** The interval is wide enough for the printed form, the exact value rules it out. */
  @Test
  void wideIntervalsDoNotMakeClaimsHold() {
    assertThat(verdict(measured("", 10.0, 10, 10.8, 10))).startsWith("does not hold");
  }

  @Test
  void theTimeStepsBiasIsTakenIntoAccount() {
    Measurement slowed =
        new Measurement(
            "time",
            "",
            12.0,
            new Interval(11.9, 12.1),
            100,
            12.0,
            10.0,
            Measurement.number(10.0),
            10.0,
            0.0);
    assertThat(verdict(slowed)).isEqualTo("holds");
  }

  @Test
  void rangesArePrintedStatementsToo() {
    Interval above = new Interval(1.0, Double.POSITIVE_INFINITY);
    Interval simulated = new Interval(0.4, 0.6);
    assertThat(verdict(new Measurement("ratio", "", 0.5, simulated, 9, 0.5, 0.5, above, 0.5, 0.0)))
        .startsWith("does not hold");
    assertThat(
            verdict(
                new Measurement(
                    "ratio", "", 2.0, new Interval(1.9, 2.1), 9, 2.0, 2.0, above, 2.0, 0.0)))
        .isEqualTo("holds");
  }

  @Test
  void withoutAnExactValueTheIntervalDecides() {
    Interval simulated = new Interval(1.4, 1.6);
    double none = Double.NaN;
    assertThat(
            verdict(
                new Measurement(
                    "slope", "", 1.5, simulated, 9, none, none, Measurement.number(0), 1.5, 0.1)))
        .startsWith("does not hold");
    assertThat(
            verdict(
                new Measurement(
                    "slope", "", 1.5, simulated, 9, none, none, Measurement.number(0), 2.5, 0.1)))
        .startsWith("undecided");
  }
}
