package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as users meet it: exit codes, streams and files. */
class EscapeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CONF =
      """
      kramers {
        seed = 5
        escape {
          landscape { kind = four-basins, dimension = 2, scale = [1.0, 0.9]
                      data { kind = gaussian, n = 40, standard-deviation = 0.01, seed = 7 } }
          steps = 100, trials = 2500
          covariance-trace { range = 0.01, points = 11 }
          dynamics = [
            { kind = power-law, lambda1 = [24, 32, 40, 48], lambda2 = matched, batch-size = 1 }
            { kind = langevin, lambda2 = matched }
            { kind = sgd, batch-size = 1 }
            { kind = gradient-descent } ]
        }
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

  private Path conf(String text) throws IOException {
    return Files.writeString(folder.resolve("experiment.conf"), text);
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void cellsAreTheSameForAnyMasterAndPartitioning() throws IOException {
    String conf = conf(CONF).toString();
    List<JsonNode> summaries = new ArrayList<>();
    for (List<String> options :
        List.of(
            List.of("--master", "local[1]"),
            List.of("--master", "local[2]"),
            List.of("--master", "local[2]", "--partitions", "7"))) {
      List<String> arguments =
          new ArrayList<>(List.of("escape", conf, "--json", "--overwrite", "--out", out("a")));
      arguments.addAll(options);
      CommandLineRun outcome = CommandLineRun.of(arguments.toArray(String[]::new));
      assertThat(outcome.code()).as(outcome.err()).isZero();
      summaries.add(JSON.readTree(outcome.out()));
    }
    JsonNode first = summaries.get(0);
    for (JsonNode other : summaries) {
      assertThat(other.get("cells").toString()).isEqualTo(first.get("cells").toString());
      assertThat(other.get("fits")).isEqualTo(first.get("fits"));
    }
    checkSummary(first);
    assertThat(fileNames(folder.resolve("a")))
        .containsExactlyInAnyOrder(
            "cells.parquet",
            "figure3.png",
            "figure3.svg",
            "provenance.json",
            "report.html",
            "summary.json");
    assertThat(JSON.readTree(folder.resolve("a/summary.json").toFile()).get("cells"))
        .isEqualTo(first.get("cells"));
  }

  private static void checkSummary(JsonNode summary) {
    assertThat(summary.get("format").asText()).isEqualTo("kramers-escape/1");
    assertThat(summary.get("configHash").asText()).hasSize(64);
    assertThat(summary.get("cells")).hasSize(2 * 7);
    for (JsonNode cell : summary.get("cells")) {
      long trials = cell.get("trials").asLong();
      assertThat(cell.get("escaped").asLong() + cell.get("censored").asLong())
          .isEqualTo(trials - cell.get("diverged").asLong());
      assertThat(cell.get("probability").asDouble())
          .isEqualTo(cell.get("escaped").asDouble() / trials);
      boolean one = cell.get("dynamics").asText().equals("gradient-descent");
      assertThat(trials).isEqualTo(one ? 1 : 2500);
      assertThat(cell.get("interval").isNull()).isEqualTo(one);
      assertThat(cell.get("exactInterval").isNull()).isEqualTo(one);
      assertThat(cell.get("meanExitStep").isNull()).isEqualTo(cell.get("escaped").asLong() == 0);
    }
    JsonNode powerLaw = summary.get("cells").get(0);
    assertThat(powerLaw.get("lambda1").asDouble()).isEqualTo(24.0);
    assertThat(powerLaw.get("lambda2").asDouble()).isPositive();
    assertThat(powerLaw.get("batchSize").asInt()).isOne();
    assertThat(powerLaw.get("replacement").isNull()).isTrue();
    assertThat(powerLaw.get("scale").asDouble()).isEqualTo(1.0);
    JsonNode fits = summary.get("fits");
    assertThat(fits.get("covarianceTrace")).hasSize(2);
    assertThat(fits.get("covarianceTrace").get(0).get("c").asDouble()).isPositive();
    assertThat(fits.get("matchedLambda1")).hasSize(2);
    assertThat(summary.get("provenance").get("master").asText()).startsWith("local");
  }

  @Test
  void withoutJsonATableIsPrintedAndProgressGoesToStandardError() throws IOException {
    CommandLineRun outcome =
        CommandLineRun.of("escape", conf(CONF).toString(), "--set", "trials=50", "--out", out("b"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("power-law", "lambda1=48", "sgd", "one path");
    assertThat(outcome.err()).contains("escape: results are in");
  }

  @Test
  void namesWithBlanksAndBracketsHoldAllFiles() throws IOException {
    Path blank = folder.resolve("a b [1] é");
    CommandLineRun outcome =
        CommandLineRun.of(
            "escape", conf(CONF).toString(), "--set", "trials=20", "--out", blank.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(fileNames(blank)).contains("cells.parquet", "summary.json");
    assertThat(fileNames(blank.resolve("cells.parquet")))
        .anyMatch(name -> name.endsWith(".parquet"));
    assertThat(fileNames(folder)).containsExactlyInAnyOrder("experiment.conf", "a b [1] é");
  }

  /** A cluster's defaults may ask for Kryo, which cannot carry a cell. */
  @Test
  void anotherSerializerInSparksDefaultsChangesNothing() throws IOException {
    System.setProperty("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    try {
      CommandLineRun outcome =
          CommandLineRun.of(
              "escape", conf(CONF).toString(), "--set", "trials=20", "--out", out("k"));
      assertThat(outcome.code()).as(outcome.err()).isZero();
    } finally {
      System.clearProperty("spark.serializer");
    }
  }

  @Test
  void anExistingDirectoryIsRefusedAndOnlyOursIsOverwritten() throws IOException {
    String conf = conf(CONF).toString();
    Path existing = Files.createDirectory(folder.resolve("c"));
    Files.writeString(existing.resolve("precious.txt"), "keep");
    CommandLineRun refused = CommandLineRun.of("escape", conf, "--out", existing.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(existing.toString(), "--overwrite");
    CommandLineRun notOurs =
        CommandLineRun.of("escape", conf, "--out", existing.toString(), "--overwrite");
    assertThat(notOurs.code()).isEqualTo(2);
    assertThat(notOurs.err()).contains("provenance.json");
    Files.write(existing.resolve("provenance.json"), new byte[] {'"', (byte) 0xff, '"'});
    CommandLineRun notText =
        CommandLineRun.of("escape", conf, "--out", existing.toString(), "--overwrite");
    assertThat(notText.code()).isEqualTo(2);
    assertThat(existing.resolve("precious.txt")).hasContent("keep");
    CommandLineRun belowAFile =
        CommandLineRun.of("escape", conf, "--out", existing.resolve("precious.txt/x/y").toString());
    assertThat(belowAFile.code()).isEqualTo(2);
    assertThat(belowAFile.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trials=0",
        "steps=0.5",
        "confidence=1",
        "dynamics=[]",
        "landscape.data={kind=csv,path=nowhere.csv}",
        "speed=3",
        "dynamics=[{kind=langevin,lambda2=matched}]",
        "landscape.scale=NaN"
      })
  void badConfigurationIsOneSentenceAndExitCode2BeforeAnyWork(String override) throws IOException {
    String conf =
        conf("""
                kramers.escape { landscape { kind = four-basins }
                                 dynamics = [{ kind = langevin, lambda2 = 1 }] }
                """)
            .toString();
    CommandLineRun outcome =
        CommandLineRun.of("escape", conf, "--out", out("d"), "--set", override);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).startsWith("kramers: ");
    assertThat(outcome.out()).isEmpty();
    assertThat(fileNames(folder)).containsExactly("experiment.conf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "escape",
        "escape a.conf b.conf",
        "flee a.conf",
        "escape a.conf --speed",
        "escape a.conf --partitions x",
        "escape absent.conf",
        "escape absent.conf --partitions 0",
        "escape absent.conf --partitions 2000000000",
        "escape absent.conf --master nonsense",
        "escape absent.conf --master local[0]"
      })
  void badUsageIsExitCode2(String arguments) {
    CommandLineRun outcome =
        CommandLineRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("kramers: ");
    assertThat(outcome.out()).isEmpty();
  }

  /** Spark without its Kubernetes module, as here, cannot start. */
  @Test
  void aFailedJobIsExitCode3AndLeavesNothing() throws IOException {
    CommandLineRun outcome =
        CommandLineRun.of(
            "escape", conf(CONF).toString(), "--out", out("e"), "--master", "k8s://https://host");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("kramers: the job failed");
    assertThat(fileNames(folder)).containsExactly("experiment.conf");
  }

  @Test
  void helpShowsExamples() {
    CommandLineRun help = CommandLineRun.of("escape", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains(
            "Examples:", "--out", "--set", "--master", "--partitions", "--json", "--overwrite");
  }

  private static List<String> fileNames(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
