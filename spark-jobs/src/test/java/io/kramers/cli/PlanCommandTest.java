package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --plan}: nothing starts, nothing is written. */
class PlanCommandTest {
  private static final String CONF =
      """
      kramers {
        escape { landscape { kind = four-basins }
                 dynamics = [{ kind = power-law, lambda1 = [0, 20], lambda2 = 0.4 }] }
        escape-time.experiments = [
          { id = a, landscape { kind = quartic }, noise { kind = constant, sigma = 1.0 }
            learning-rate = 0.5, from = -1, to = 0, time-step = 0.1, horizon = 20 } ]
        density.experiments = [
          { id = a, landscape { kind = harmonic, curvatures = [1.0] }
            noise { kind = constant, sigma = 1.0 }, learning-rate = 0.1, start = 0
            time-step = 0.05, times = [1.0] } ]
        moments.experiments = [
          { id = a, landscape { kind = harmonic, curvatures = [1.0] }
            noise { kind = constant, sigma = 1.0 }, learning-rate = 0.1
            time-step = 0.05, horizon = 2 } ]
        verify { trials = 1000 }
      }
      """;

  @TempDir Path folder;

  @BeforeAll
  static void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  /** The section of each command alone: others are not known to it. */
  private String conf(String command) throws IOException {
    return Files.writeString(
            folder.resolve(command + ".conf"),
            ConfigFactory.parseString(CONF)
                .withOnlyPath("kramers." + command)
                .root()
                .render(ConfigRenderOptions.concise()))
        .toString();
  }

  private CommandLineRun run(String... arguments) throws IOException {
    CommandLineRun outcome = CommandLineRun.of(arguments);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).allMatch(file -> file.toString().endsWith(".conf"));
    }
    assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
    return outcome;
  }

  @ParameterizedTest
  @CsvSource({"escape,4", "escape-time,1", "density,1", "moments,1"})
  void sayWhatWouldBeDoneHere(String command, int cells) throws IOException {
    CommandLineRun outcome =
        run(command, conf(command), "--out", folder.resolve("x").toString(), "--plan");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith(command + ": a plan; nothing was run or written")
        .contains(
            cells + " cells, ",
            "1 x " + Runtime.getRuntime().availableProcessors(),
            "tasks of a round, at most",
            "merged results in the driver")
        // A machine that is busy may not get to it.
        .containsPattern("measured here on a few blocks|by the cost model");
  }

  @Test
  void theMastersCoresAreThisMachines() throws IOException {
    CommandLineRun outcome =
        run("escape", "--plan", conf("escape"), "--master", "local[3]", "--set", "trials=1e12");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("1 x 3").contains("2.00e+12 trials");
  }

  @Test
  void clustersStandSideBySideAndAsJson() throws IOException {
    CommandLineRun outcome = run("verify", conf("verify"), "--plan=4x2,100x8", "--json", "--quick");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode plans = new ObjectMapper().readTree(outcome.out());
    assertThat(plans.get("format").asText()).isEqualTo("kramers-plan/1");
    assertThat(plans.get("plans")).hasSize(2);
    JsonNode first = plans.get("plans").get(0);
    JsonNode second = plans.get("plans").get(1);
    assertThat(first.get("executors").asInt()).isEqualTo(4);
    assertThat(second.get("cores").asInt()).isEqualTo(8);
    assertThat(first.get("seconds").asDouble())
        .isGreaterThan(99 * second.get("seconds").asDouble());
    assertThat(first.get("rounds").asDouble()).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--plan=4",
        "--plan=0x2",
        "--plan=4x2,",
        "--plan=1000000x1",
        "--plan=9999x9999",
        "--plan=x",
        "--plan=1x1,1x1,1x1,1x1,1x1,1x1,1x1,1x1,1x1,1x1,1x1"
      })
  void otherValuesAreRefused(String plan) throws IOException {
    CommandLineRun outcome = run("escape", conf("escape"), plan);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("kramers: " + plan + " must be EXECUTORSxCORES")
        .hasLineCount(1);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void commandsWithoutTrialsHaveNoPlan() throws IOException {
    CommandLineRun outcome = run("theory", theory(), "--plan");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("theory has no plan");
  }

  private String theory() throws IOException {
    return Files.writeString(
            folder.resolve("theory.conf"),
            """
            kramers.theory.questions = [
              { id = tail, quantity = stationary-tail, learning-rate = 0.1, interpretation = ito
                landscape { kind = harmonic, curvatures = [1.0] }
                noise { kind = state-dependent, sigma = 1.0, rho = 2.0 }
                radius = 1.0 } ]
            """)
        .toString();
  }
}
