package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code train} and {@code covariance} as users meet them: exit codes, streams and files. */
class CovarianceCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String REGRESSION =
      """
      kramers {
        seed = 3
        covariance {
          network { kind = linear-regression }
          data { kind = regression, samples = 500, deviations = [1, 2, 0.5], seed = 4 }
          training { learning-rate = 0.2, gradient-bound = 1e-5, max-iterations = 1000 }
          eigenpairs = 1
          hessian-probes = 2
          lines = [ { layer = fc, scale = 0.1, steps = 3 }, { coordinate = 1, scale = 0.1 } ]
        }
      }
      """;

  private static final String IMAGES =
      """
      kramers {
        covariance {
          network { kind = cnn }
          data { path = images, samples = all }
          training { learning-rate = 0.1, loss-bound = 1e-3, max-iterations = 1000 }
          lines = [ { layer = conv1, scale = 0.001 }, { layer = conv2, scale = 0.0001 } ]
          quick {
            data { samples = 20 }
            training { max-iterations = 3 }
            lines = [ { layer = conv1, scale = 0.001, steps = 2 } ]
          }
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

  private CommandLineRun run(String command, String conf, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.conf"), conf);
    List<String> arguments = new ArrayList<>(List.of(command, file.toString()));
    arguments.addAll(List.of("--json", "--master", "local[2]"));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private JsonNode json(String command, String conf, String out, String... options)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("--out", folder.resolve(out).toString()));
    all.addAll(List.of(options));
    CommandLineRun outcome = run(command, conf, all.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return JSON.readTree(outcome.out());
  }

  private static String results(JsonNode fits) {
    return List.of("minimum", "lines", "spectrum", "hessianDiagonal").stream()
        .map(name -> fits.get(name).toString())
        .toList()
        .toString();
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private TreeSet<String> files(String out) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder.resolve(out))) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  @Test
  @Tag("smoke")
  void resultsAreTheSameForAnyPartitioning() throws IOException {
    JsonNode first = json("covariance", REGRESSION, "one", "--partitions", "1");
    JsonNode second = json("covariance", REGRESSION, "seven", "--partitions", "7");
    assertThat(results(second)).isEqualTo(results(first));
    assertThat(files("one"))
        .containsExactly(
            "diagonal.npz",
            "figure2-coordinate-1.png",
            "figure2-coordinate-1.svg",
            "figure2-fc.png",
            "figure2-fc.svg",
            "fits.json",
            "minimum.npz",
            "points.parquet",
            "provenance.json",
            "report.html",
            "training.parquet",
            "training.png",
            "training.svg");
    assertThat(Files.readAllBytes(folder.resolve("one/minimum.npz")))
        .isEqualTo(Files.readAllBytes(folder.resolve("seven/minimum.npz")));
    // Nothing is left of the state that training kept.
    assertThat(files(".")).containsExactly("experiment.conf", "one", "seven");
    checkFormat(first);
    checkPoints(first);
  }

  /** The names that the format promises, in their order, and others that may be read past. */
  private static void checkFormat(JsonNode fits) {
    assertThat(fits.get("format").asText()).isEqualTo("kramers-covariance/1");
    assertThat(fields(fits))
        .containsSubsequence("format", "minimum", "normalisation", "lines", "provenance");
    assertThat(fields(fits.get("minimum")))
        .containsSubsequence("loss", "gradientNorm", "trainingAccuracy", "trace");
    JsonNode line = fits.get("lines").get(0);
    assertThat(fields(line)).containsSubsequence("layer", "scale", "points", "fit");
    assertThat(line.get("layer").asText()).isEqualTo("fc");
    assertThat(fits.get("lines").get(1).get("layer").isNull()).isTrue();
    assertThat(line.get("points")).hasSize(6);
    assertThat(fields(line.get("points").get(0)))
        .containsSubsequence("offset", "trace", "layerTrace");
    assertThat(fields(line.get("fit")))
        .containsSubsequence("a", "b", "c", "cStandardError", "rSquared");
    double c = line.at("/fit/c").asDouble();
    JsonNode points = line.get("points");
    double far = points.get(5).get("trace").asDouble() + points.get(0).get("trace").asDouble();
    double near = points.get(3).get("trace").asDouble() + points.get(2).get("trace").asDouble();
    // Exactly quadratic: c is a second difference over 0.3^2 - 0.1^2.
    assertThat((far - near) / 2 / 0.08).isCloseTo(c, within(1e-4 * c));
    assertThat(line.at("/fit/quadratic").asBoolean()).isTrue();
    assertThat(fits.at("/minimum/reachedBound").asBoolean()).isTrue();
    assertThat(fits.at("/minimum/gradientNorm").asDouble()).isLessThan(1e-4);
    assertThat(fits.at("/provenance/sampleGradients").asLong()).isPositive();
  }

  private void checkPoints(JsonNode fits) {
    SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate();
    List<Row> rows;
    try {
      rows = spark.read().parquet(folder.resolve("one/points.parquet").toString()).collectAsList();
    } finally {
      spark.stop();
    }
    assertThat(rows).hasSize(1 + 6 + 20);
    assertThat(rows.get(0).<String>getAs("line")).isEqualTo("minimum");
    assertThat(rows.get(1).<Double>getAs("trace"))
        .isEqualTo(fits.at("/lines/0/points/0/trace").asDouble());
    assertThat(rows.get(1).<Double>getAs("trace_fc"))
        .isEqualTo(rows.get(1).<Double>getAs("layerTrace"));
    assertThat(rows.get(1).<Double>getAs("distance"))
        .isEqualTo(-0.30000000000000004 * Math.sqrt(3));
  }

  @Test
  void aTrainedMinimumCanBeGiven() throws IOException {
    JsonNode trained = json("train", REGRESSION, "trained");
    assertThat(trained.get("format").asText()).isEqualTo("kramers-training/1");
    assertThat(files("trained"))
        .containsExactly(
            "checkpoint",
            "minimum.npz",
            "provenance.json",
            "report.html",
            "training.json",
            "training.parquet",
            "training.png",
            "training.svg");
    JsonNode given =
        json(
            "covariance",
            REGRESSION,
            "given",
            "--set",
            "minimum.path=" + folder.resolve("trained"));
    JsonNode own = json("covariance", REGRESSION, "own");
    assertThat(given.get("lines").toString()).isEqualTo(own.get("lines").toString());
    assertThat(given.at("/minimum/trace")).isEqualTo(own.at("/minimum/trace"));
    assertThat(given.at("/minimum/loss").asDouble())
        .isCloseTo(trained.at("/minimum/loss").asDouble(), within(1e-7));
    assertThat(given.at("/minimum/reachedBound").isNull()).isTrue();
    assertThat(files("given")).doesNotContain("training.png");
  }

  private void writeImages() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    for (String name : List.of("bright", "dark")) {
      Path there = Files.createDirectories(folder.resolve("images/" + name));
      for (int i = 0; i < 20; i++) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int at = 0; at < 256; at++) {
          int value = random.nextInt(128) + (name.equals("bright") ? 127 : 0);
          image.getRaster().setSample(at / 16, at % 16, 0, value);
        }
        ImageIO.write(image, "png", there.resolve(i + ".png").toFile());
      }
    }
  }

  @Test
  void theQuickVariantWritesTheSameFiles() throws IOException {
    writeImages();
    JsonNode fits = json("covariance", IMAGES, "quick", "--quick");
    assertThat(fits.get("samples").asInt()).isEqualTo(20);
    assertThat(fits.at("/minimum/iterations").asInt()).isEqualTo(3);
    assertThat(fits.at("/minimum/reachedBound").asBoolean()).isFalse();
    assertThat(fits.at("/minimum/trainingAccuracy").asDouble()).isBetween(0.0, 1.0);
    assertThat(fits.at("/normalisation/mean").asDouble()).isBetween(0.4, 0.6);
    assertThat(fits.get("lines")).hasSize(1);
    assertThat(fields(fits.at("/minimum/layerTraces")))
        .containsExactly("conv1", "conv2", "fc1", "fc2");
    assertThat(files("quick")).contains("indices.npy", "figure2-conv1.svg", "training.svg");
    assertThat(Files.readString(folder.resolve("quick/report.html")))
        .contains("steps ran out before a bound was met (loss 0.001)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "covariance|lines=[{layer=conv3,scale=1}]"
            + "|kramers: kramers.covariance.lines[0].layer = \"conv3\" must be a layer with"
            + " parameters: fc",
        "covariance|data.sample=3|kramers: kramers.covariance.data.sample = 3 is not a known key",
        "train|training.max-iterations=x"
            + "|kramers: kramers.covariance.training.max-iterations = \"x\" must be a whole number",
        "covariance|points=3|kramers: kramers.covariance.points = 3 is not a known key"
      })
  void badConfigurationsEndBeforeAnyWork(String command, String override, String message)
      throws IOException {
    CommandLineRun outcome =
        run(command, REGRESSION, "--out", folder.resolve("out").toString(), "--set", override);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith(message);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aConfigurationWithoutAQuickVariantSaysSo() throws IOException {
    CommandLineRun outcome = run("covariance", REGRESSION, "--quick");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("kramers: kramers.covariance.quick is missing");
  }
}
