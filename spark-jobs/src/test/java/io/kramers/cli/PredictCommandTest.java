package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code predict} as users meet it: exit codes, streams and files. */
class PredictCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CONF =
      """
      kramers {
        seed = 3
        predict {
          network { kind = linear-regression }
          data { kind = regression, samples = 50, deviations = [1, 0.6], noise = 0.7, seed = 3 }
          training { learning-rate = 0.2, gradient-bound = 1e-6, max-iterations = 1000 }
          lines = [{ coordinate = 0, scale = 0.1 }, { random = 1, scale = 0.1 }]
          sgd { learning-rate = 0.2, batch-size = 4 }
          steps = 50, recorded = 10, loss-every = 5, trials = 40, model-trials = 3000
          quick { trials = 3 }
        }
      }
      """;

  @TempDir Path folder;

  /** A JVM holds one Spark: a session of another class, or of a test here, makes room. */
  @BeforeEach
  void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  private String conf() throws IOException {
    return Files.writeString(folder.resolve("small.conf"), CONF).toString();
  }

  private CommandLineRun run(String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("predict", conf(), "--overwrite", "--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(options));
    CommandLineRun outcome = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  private static JsonNode withoutProvenance(String json) throws IOException {
    ObjectNode node = (ObjectNode) JSON.readTree(json);
    node.remove("provenance");
    return node;
  }

  @Test
  void resultsAreTheSameForAnyMasterAndPartitioning() throws IOException {
    String first = run("--json", "--master", "local[1]").out();
    String second = run("--json", "--master", "local[2]", "--partitions", "7").out();
    assertThat(withoutProvenance(second)).isEqualTo(withoutProvenance(first));
    JsonNode prediction = JSON.readTree(first);
    assertThat(prediction.get("format").asText()).isEqualTo("kramers-prediction/1");
    assertThat(prediction.get("configHash").asText()).hasSize(64);
    assertThat(prediction.at("/minimum/gradientNorm").asDouble()).isLessThan(1e-4);
    assertThat(prediction.at("/minimum/training/reachedBound").isBoolean()).isTrue();
    assertThat(prediction.at("/plan/covarianceFactor").asDouble()).isEqualTo(0.25);
    assertThat(prediction.at("/provenance/networkSteps").asLong()).isEqualTo(2 * 40 * 50);
    checkDirections(prediction.get("directions"));
    checkSeries(prediction);
    checkExits(prediction);
  }

  private static void checkDirections(JsonNode directions) {
    assertThat(directions).hasSize(2);
    for (JsonNode direction : directions) {
      assertThat(direction.get("note").asText()).isEmpty();
      for (String name : List.of("h", "sigma", "rho")) {
        assertThat(direction.at("/taken/" + name).asDouble())
            .isEqualTo(direction.get(name).asDouble())
            .isPositive();
        assertThat(direction.get(name + "StandardError").asDouble()).isPositive();
      }
      assertThat(direction.get("kappa").asDouble())
          .isCloseTo(
              0.2 * direction.get("rho").asDouble() / direction.get("h").asDouble(), within(1e-12));
      assertThat(direction.get("rSquared").asDouble()).isGreaterThan(0.999);
    }
    assertThat(directions.findValuesAsText("name")).containsExactly("coordinate 0", "random 1");
  }

  /** Models lie within 4.5 standard errors of what is exact. */
  private static void checkSeries(JsonNode prediction) {
    List<String> names = new ArrayList<>();
    for (JsonNode series : prediction.get("series")) {
      String model = series.get("model").asText();
      names.add(model + " " + series.get("of").asText());
      JsonNode last = series.get("points").get(series.get("points").size() - 1);
      assertThat(last.get("step").asLong()).isEqualTo(50);
      assertThat(last.get("t").asDouble()).isCloseTo(10.0, within(1e-12));
      assertThat(last.get("trials").asLong()).isEqualTo(model.startsWith("sgd") ? 40 : 3000);
      assertThat(last.get("interval").get(0).asDouble())
          .isLessThan(last.get("secondMoment").asDouble());
      assertThat(last.get("exact").isNull()).isEqualTo(model.startsWith("sgd"));
      assertThat(last.get("drift").isNull()).isEqualTo(!model.startsWith("sgd"));
      if (!model.startsWith("sgd")) {
        assertThat(last.get("secondMoment").asDouble())
            .isCloseTo(
                last.get("exact").asDouble(), within(4.5 * last.get("standardError").asDouble()));
      }
    }
    assertThat(names)
        .containsExactly(
            "power-law directions",
            "langevin directions",
            "sgd-restricted directions",
            "sgd-full directions",
            "sgd-full all");
    assertThat(prediction.get("lossRises")).hasSize(4);
    assertThat(prediction.at("/lossRises/2/points")).hasSize(10);
  }

  private static void checkExits(JsonNode prediction) {
    assertThat(prediction.get("exits")).hasSize(3 * 4);
    for (JsonNode exits : prediction.get("exits")) {
      assertThat(
              exits.get("exited").asLong()
                  + exits.get("censored").asLong()
                  + exits.get("diverged").asLong())
          .isEqualTo(exits.get("trials").asLong());
      assertThat(exits.get("rateInterval")).hasSize(2);
      assertThat(exits.get("restrictedMean").asDouble()).isBetween(0.0, 10.0);
    }
    assertThat(prediction.get("comparisons")).hasSize(4);
    for (JsonNode comparison : prediction.get("comparisons")) {
      // Two of ten steps, evenly spaced in their logarithm, round to the same one.
      assertThat(comparison.get("times").asInt()).isEqualTo(9);
      assertThat(comparison.get("exitRates")).hasSize(3);
      assertThat(comparison.at("/exitRates/0/ratio").asDouble()).isPositive();
    }
    assertThat(prediction.get("verdict").size()).isGreaterThan(5);
  }

  @Test
  void leavesFilesATableAndAMinimumThatItTakesAgain() throws IOException {
    CommandLineRun first = run("--quick");
    assertThat(first.out())
        .contains("power law", "SGD in the directions alone", "Exit rate over that of");
    assertThat(first.err()).contains("predict: results are in");
    Path out = folder.resolve("out");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "distances.png",
              "distances.svg",
              "loss.png",
              "loss.svg",
              "minimum.npz",
              "prediction.json",
              "prediction.parquet",
              "provenance.json",
              "report.html",
              "survival.parquet",
              "survival.png",
              "survival.svg",
              "training.png",
              "training.svg");
    }
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<svg", "Verdict", "κ = η ρ/h", "Provenance");
    JsonNode trained = JSON.readTree(Files.readString(out.resolve("prediction.json")));
    assertThat(trained.at("/plan/trials").asInt()).isEqualTo(3);
    Files.move(out, folder.resolve("earlier"));
    JsonNode given =
        JSON.readTree(
            run("--quick", "--json", "--set", "minimum.path=\"" + folder.resolve("earlier") + "\"")
                .out());
    assertThat(given.at("/minimum/training").isNull()).isTrue();
    assertThat(given.get("series")).isEqualTo(trained.get("series"));
    assertThat(folder.resolve("out/minimum.npz")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps = 0 | kramers.predict.steps = 0 must be a whole number",
        "speed = 3 | kramers.predict.speed = 3 is not a known key",
        "lines = [] | kramers.predict.lines",
        "sgd={ batch-size = 50, replacement = false } | must be less than the 50 samples",
        "minimum.path=nowhere | names no minimum"
      })
  void badConfigurationIsOneSentenceAndExitCode2BeforeAnyWork(String override, String message)
      throws IOException {
    CommandLineRun outcome =
        CommandLineRun.of(
            "predict", conf(), "--out", folder.resolve("d").toString(), "--set", override);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).startsWith("kramers: ").contains(message);
    assertThat(outcome.out()).isEmpty();
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void helpShowsExamples() {
    CommandLineRun help = CommandLineRun.of("predict", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Examples:", "conf/predict.conf", "--quick", "--set", "prediction.json");
  }
}
