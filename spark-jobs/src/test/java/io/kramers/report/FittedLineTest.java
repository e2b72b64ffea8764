package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.gradientnoise.Line;
import io.kramers.gradientnoise.LineResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittedLineTest {
  /**
   * Names come from configurations; figures of lines may not lie elsewhere, nor end an attribute.
   */
  @ParameterizedTest
  @CsvSource({
    "conv1, conv1",
    "Hessian eigenvector 1, Hessian-eigenvector-1",
    "to ../../etc/x, to-..-..-etc-x",
    "/etc/passwd, -etc-passwd",
    "'a\\b', a-b",
    "'to x\" onload=\"alert(1)', to-x--onload--alert-1-"
  })
  void aLinesNameIsOnePartOfAFilesName(String name, String expected) {
    Line line =
        new Line(name, Optional.empty(), OptionalInt.empty(), 1.0, new double[] {1.0}, null);
    FittedLine fitted =
        new FittedLine(
            new LineResult(line, 1.0, List.of(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(fitted.fileName()).isEqualTo(expected);
  }
}
