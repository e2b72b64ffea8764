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
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code density} and {@code moments} as users meet them: exit codes, streams and files. */
class LawCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PROCESS =
      """
      landscape { kind = harmonic, curvatures = [1.0] }
      noise { kind = state-dependent, sigma = 1, rho = [2, 5] }
      interpretation = [ito, isothermal], learning-rate = 0.1, start = 0
      """;

  private static final String CONF =
      """
      kramers {
        seed = 3
        density.experiments = [
          { id = power-law, %s
            time-step = 0.05, times = [0.5], stationary-time = 4, trials = 3000 }
          { id = stable, landscape { kind = harmonic, curvatures = [1.0] }
            noise { kind = alpha-stable, alpha = 1.5, scale = 0.1 }
            time-step = 0.05, times = [1], trials = 2000 } ]
        moments.experiments = [
          { id = power-law, %s
            time-step = 0.02, horizon = 2, points = 20, epsilon-squared = 0.04, trials = 3000 } ]
      }
      """
          .formatted(PROCESS, PROCESS);

  @TempDir Path folder;

  /** A JVM holds one Spark: a session of another class, or of a test here, makes room. */
  @BeforeEach
  void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  private String conf(String command) throws IOException {
    String other = command.equals("density") ? "moments" : "density";
    int from = CONF.indexOf(other + ".experiments");
    int to = CONF.indexOf(" ]\n", from) + 3;
    return Files.writeString(
            folder.resolve("experiment.conf"), CONF.substring(0, from) + CONF.substring(to))
        .toString();
  }

  private JsonNode summary(String command, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                conf(command),
                "--json",
                "--overwrite",
                "--out",
                folder.resolve(command).toString()));
    arguments.addAll(List.of(options));
    CommandLineRun outcome = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return JSON.readTree(outcome.out());
  }

  @ParameterizedTest
  @CsvSource({"density, 5", "moments, 4"})
  void cellsAreTheSameForAnyMasterAndPartitioning(String command, int cells) throws IOException {
    JsonNode first = summary(command, "--master", "local[1]");
    JsonNode second = summary(command, "--master", "local[2]", "--partitions", "7");
    assertThat(second.get("cells").toString()).isEqualTo(first.get("cells").toString());
    assertThat(first.get("cells")).hasSize(cells);
    assertThat(first.get("format").asText()).isEqualTo("kramers-" + command + "/1");
    assertThat(first.get("configHash").asText()).hasSize(64);
    assertThat(first.get("provenance").get("trialSteps").asLong()).isPositive();
  }

  @Test
  void densitiesStandBesideTheirExactLaws() throws IOException {
    JsonNode summary = summary("density");
    assertThat(fileNames(folder.resolve("density")))
        .containsExactlyInAnyOrder(
            "density-1.png",
            "density-1.svg",
            "density-2.png",
            "density-2.svg",
            "density-3.png",
            "density-3.svg",
            "figure5.png",
            "figure5.svg",
            "histogram.parquet",
            "provenance.json",
            "report.html",
            "summary.json");
    JsonNode ito = summary.get("cells").get(1);
    assertThat(ito.get("id").asText()).isEqualTo("power-law");
    assertThat(ito.get("interpretation").asText()).isEqualTo("ito");
    assertThat(ito.get("rho").asDouble()).isEqualTo(5.0);
    assertThat(ito.get("laws")).hasSize(2);
    JsonNode stationary = ito.get("laws").get(1);
    assertThat(stationary.get("law").asText()).isEqualTo("stationary");
    assertThat(stationary.get("time").asDouble()).isEqualTo(4.0);
    assertThat(stationary.get("trials").asLong()).isEqualTo(3000);
    // Student's t with 2/kappa + 1 = 5 degrees of freedom, kappa = 0.5; printed are 2/kappa - 1.
    assertThat(stationary.at("/exact/tailIndex").asDouble()).isCloseTo(5.0, within(1e-12));
    assertThat(stationary.at("/asPrinted/tailIndex").asDouble()).isCloseTo(3.0, within(1e-12));
    assertThat(stationary.at("/exact/kolmogorovSmirnov/pValue").asDouble()).isGreaterThan(1e-4);
    assertThat(stationary.at("/asPrinted/kolmogorovSmirnov/pValue").asDouble()).isLessThan(1e-4);
    JsonNode atTime = ito.get("laws").get(0);
    assertThat(atTime.at("/exact/method").asText()).contains("Fokker-Planck");
    assertThat(atTime.at("/asPrinted").isNull()).isTrue();
    JsonNode stable = summary.get("cells").get(4).get("laws").get(0);
    assertThat(stable.at("/exact/method").isNull()).isTrue();
    assertThat(stable.at("/exact/note").asText()).contains("alpha-stable");
    assertThat(stable.at("/exact/tailIndex").asDouble()).isEqualTo(1.5);
    assertThat(stable.get("hill").size()).isGreaterThan(10);
    checkHistograms(folder.resolve("density/histogram.parquet"));
  }

  /** Every trial is in a bin, and the exact probabilities of the bins are nearly all there is. */
  private static void checkHistograms(Path table) {
    List<Row> rows;
    SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate();
    try {
      rows =
          spark
              .read()
              .parquet(table.toString())
              .groupBy("index", "time")
              .sum("count", "exactProbability")
              .collectAsList();
    } finally {
      spark.stop();
    }
    assertThat(rows).hasSize(4 * 2 + 1);
    for (Row row : rows) {
      boolean stable = row.getLong(0) == 4;
      assertThat(row.getLong(2)).isEqualTo(stable ? 2000 : 3000);
      assertThat(stable ? 0.9 : row.getDouble(3)).isBetween(0.8, 1.0);
    }
  }

  @Test
  void momentsStandBesideTheirExactCurves() throws IOException {
    JsonNode summary = summary("moments");
    assertThat(fileNames(folder.resolve("moments")))
        .containsExactlyInAnyOrder(
            "moments-1.png",
            "moments-1.svg",
            "moments-2.png",
            "moments-2.svg",
            "moments.parquet",
            "provenance.json",
            "report.html",
            "summary.json");
    for (JsonNode cell : summary.get("cells")) {
      double r =
          2
              - (cell.get("interpretation").asText().equals("ito") ? 1 : 3)
                  * 0.1
                  * cell.get("rho").asDouble();
      assertThat(cell.at("/stationary/exact").asDouble()).isCloseTo(0.1 / r, within(1e-12));
      assertThat(cell.at("/escapingTime/exact").asDouble())
          .isCloseTo(-Math.log(1 - r * 0.04 / 0.1) / r, within(1e-12));
      assertThat(cell.at("/escapingTime/forSmallEpsilon").asDouble()).isCloseTo(0.4, within(1e-12));
      // A relative error of about 4 % of the moment.
      assertThat(cell.at("/escapingTime/time").asDouble())
          .isCloseTo(cell.at("/escapingTime/exact").asDouble(), within(0.15));
      assertThat(cell.at("/smallTimeExponent/exponent").asDouble()).isCloseTo(1.0, within(0.1));
      assertThat(cell.get("largestDeviation").asDouble()).isLessThan(4.5);
      JsonNode last = cell.get("points").get(cell.get("points").size() - 1);
      assertThat(last.get("step").asLong()).isEqualTo(100);
      assertThat(last.get("time").asDouble()).isCloseTo(2.0, within(1e-12));
      assertThat(last.get("exact").asDouble())
          .isCloseTo(0.1 * (1 - Math.exp(-2 * r)) / r, within(1e-12));
      assertThat(last.get("interval").get(0).asDouble()).isLessThan(last.get("mean").asDouble());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"density", "moments"})
  void withoutJsonATableIsPrintedAndTheReportHasItsFigures(String command) throws IOException {
    Path out = folder.resolve("a b [1] é");
    CommandLineRun outcome = CommandLineRun.of(command, conf(command), "--out", out.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("power-law, ρ = 5, isothermal", "exact");
    assertThat(outcome.err()).contains(command + ": results are in");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<svg", "as printed", "Provenance", "power-law, ρ = 2, ito");
  }

  @ParameterizedTest
  @ValueSource(strings = {"density", "moments"})
  void badConfigurationIsOneSentenceAndExitCode2BeforeAnyWork(String command) throws IOException {
    for (String override :
        List.of(
            "experiments=[]",
            "experiments=[{id=a}]",
            "speed=3",
            "experiments=[{id=a,landscape{kind=harmonic,curvatures=1},learning-rate=1,"
                + "noise{kind=constant,sigma=1},time-step=0}]")) {
      CommandLineRun outcome =
          CommandLineRun.of(
              command, conf(command), "--out", folder.resolve("d").toString(), "--set", override);
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err().lines()).hasSize(1);
      assertThat(outcome.err()).startsWith("kramers: ");
      assertThat(outcome.out()).isEmpty();
      assertThat(fileNames(folder)).containsExactly("experiment.conf");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"density", "moments"})
  void helpShowsExamples(String command) {
    CommandLineRun help = CommandLineRun.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Examples:", "conf/" + command + ".conf", "--out", "--set", "--json");
  }

  private static List<String> fileNames(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
