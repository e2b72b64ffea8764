package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheoryAndExitTimeCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CONF =
      """
      kramers {
        seed = 5
        theory.questions = [
          { id = a, quantity = mean-exit-time, learning-rate = 0.2, time-step = 0.1
            landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 }
            noise { kind = loss-dependent, sigma = 1, mu = 4 }, from = 0, to = 1 } ]
      }
      """;

  private static final String EXIT_TIMES =
      """
      kramers {
        seed = 5
        escape-time.experiments = [
          { id = a, learning-rate = 0.2, time-step = [0.1, 0.05], horizon = 400, trials = 3000
            landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 }
            noise { kind = loss-dependent, sigma = 1, mu = 4 }, from = 0, to = 1 }
          { id = b, learning-rate = 0.2, time-step = 0.1, horizon = 20, trials = 100000
            relative-error = 0.05
            landscape { kind = quartic, dimension = 2 }
            noise { kind = constant, sigma = 1 }, from = -1, to = 0 } ]
      }
      """;

  @TempDir Path folder;

  /** A JVM holds one Spark: other classes' session makes room for the command's own. */
  @BeforeAll
  static void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  private Path run(String command, String conf, String name, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve(command + ".conf"), conf);
    Path out = folder.resolve(name);
    List<String> args = new ArrayList<>(List.of(command, file.toString(), "--out", out.toString()));
    args.addAll(List.of(more));
    assertThat(Kramers.run(args.toArray(String[]::new))).isZero();
    return out;
  }

  @Test
  void theoryWritesItsAnswers() throws IOException {
    Path out = run("theory", CONF, "theory", "--master", "local[1]");
    JsonNode theory = JSON.readTree(out.resolve("theory.json").toFile());
    assertThat(theory.get("format").asText()).isEqualTo("kramers-theory/1");
    JsonNode answer = theory.get("answers").get(0);
    assertThat(answer.get("id").asText()).isEqualTo("a");
    assertThat(answer.get("exact").asDouble()).isPositive();
    assertThat(answer.get("asPrinted").isNull()).isTrue();
    assertThat(out.resolve("answers.parquet")).isDirectory();
    assertThat(out.resolve("report.html")).isRegularFile();
  }

  /** Fixed seed; five standard errors, which a right engine exceeds with probability 6e-7. */
  @Test
  void exitTimesStandBesideTheirExactValuesWhateverThePartitioning() throws IOException {
    Path one = run("escape-time", EXIT_TIMES, "one", "--master", "local[1]");
    Path two = run("escape-time", EXIT_TIMES, "two", "--master", "local[2]", "--partitions", "7");
    JsonNode summary = JSON.readTree(one.resolve("summary.json").toFile());
    JsonNode again = JSON.readTree(two.resolve("summary.json").toFile());
    assertThat(summary.get("cells")).isEqualTo(again.get("cells"));
    assertThat(summary.get("fits")).isEqualTo(again.get("fits"));
    assertThat(summary.get("format").asText()).isEqualTo("kramers-escape-time/1");
    assertThat(summary.get("cells")).hasSize(3);
    for (JsonNode cell : summary.get("cells")) {
      double half =
          0.5 * (cell.get("interval").get(1).asDouble() - cell.get("interval").get(0).asDouble());
      double exact = cell.get("exact").get("chain").get("meanExitTime").asDouble();
      assertThat(exact).isPositive();
      if (cell.get("id").asText().equals("a")) {
        assertThat(cell.get("meanExitTime").asDouble()).isCloseTo(exact, within(2.6 * half));
        assertThat(cell.get("timeStepBias").isNumber()).isTrue();
      } else {
        assertThat(cell.get("trials").asLong()).isLessThan(100_000);
        assertThat(cell.get("reachedTarget").asBoolean()).isTrue();
        assertThat(cell.get("censored").asLong()).isPositive();
      }
    }
    for (String name : List.of("cells.parquet", "survival.parquet", "exits.parquet")) {
      assertThat(one.resolve(name)).isDirectory();
    }
    for (String name : List.of("survival.svg", "survival.png", "means.svg", "report.html")) {
      assertThat(one.resolve(name)).isRegularFile();
    }
  }

  @Test
  void badInputEndsWithTwoBeforeAnyWork() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.conf"), EXIT_TIMES.replace("sigma = 1, mu", "sigma = -1, mu"));
    Path out = folder.resolve("bad");
    assertThat(Kramers.run("escape-time", file.toString(), "--out", out.toString())).isEqualTo(2);
    assertThat(out).doesNotExist();
  }
}
