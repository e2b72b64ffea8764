package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Spark that this is built for: each gives the bits of the others. */
@Tag("smoke")
class SparkLineTest {
  /** What cells of Figure 3 with 2000 trials are, on Spark 4.1 and 3.5: escaped trials, and all. */
  private static final List<Integer> ESCAPED =
      List.of(
          0, 3, 133, 1022, 1948, 2000, 2000, 0, 1547, 0, 0, 0, 2, 167, 1360, 1993, 2000, 0, 161, 0);

  private static final String CELLS =
      "f117e30979a3ef6a109b2f48a17e72689ec5cbb06394355cfab84ad5229ccdbd";

  @TempDir Path folder;

  /** A JVM holds one Spark: other classes' session makes room for the command's own. */
  @BeforeAll
  static void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  @Test
  void cellsOfFigure3AreTheSameOnEverySpark() throws IOException, NoSuchAlgorithmException {
    CommandLineRun run =
        CommandLineRun.of(
            "escape",
            Path.of("..", "conf", "figure3.conf").toString(),
            "--set",
            "trials=2000",
            "--master",
            "local[2]",
            "--json",
            "--out",
            folder.resolve("figure3").toString());
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode cells = new ObjectMapper().readTree(run.out()).get("cells");
    List<Integer> escaped = new ArrayList<>();
    cells.forEach(cell -> escaped.add(cell.get("escaped").asInt()));
    assertThat(escaped).isEqualTo(ESCAPED);
    assertThat(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(cells.toString().getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(CELLS);
  }

  @Test
  void spark35IsRefusedOnALaterJava() {
    assertThatThrownBy(() -> SparkSessions.requireJava("3.5.5", 25))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("Spark 3.5.5 runs on Java 17, and this is Java 25; set JAVA_HOME to a JDK 17");
    assertThatCode(() -> SparkSessions.requireJava("3.5.5", 17)).doesNotThrowAnyException();
    assertThatCode(() -> SparkSessions.requireJava("4.1.0", 25)).doesNotThrowAnyException();
    assertThatCode(SparkSessions::requireJava).doesNotThrowAnyException();
  }
}
