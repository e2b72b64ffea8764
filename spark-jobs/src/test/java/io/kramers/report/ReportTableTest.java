package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTableTest {
  private static final ReportTable TABLE =
      new ReportTable(
          List.of("id", "exact", "|error|"),
          List.of(List.of("tau", "12.5", "1e-9"), List.of("p", "0.125", "–")));

  @Test
  void onATerminalTheFirstColumnStandsLeftAndTheOthersRight() {
    assertThat(TABLE.text().lines())
        .containsExactly("id   exact  |error|", "tau   12.5     1e-9", "p    0.125        –");
  }

  @Test
  void inMarkdownBarsAreEscaped() {
    assertThat(TABLE.markdown().lines())
        .containsExactly(
            "| id | exact | \\|error\\| |",
            "| :--- | ---: | ---: |",
            "| tau | 12.5 | 1e-9 |",
            "| p | 0.125 | – |");
  }

  @Test
  void withoutRowsThereIsAHead() {
    assertThat(new ReportTable(List.of("id"), List.of()).text().lines()).containsExactly("id");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReportTable(List.of("a", "b"), List.of(List.of("1"))));
  }
}
