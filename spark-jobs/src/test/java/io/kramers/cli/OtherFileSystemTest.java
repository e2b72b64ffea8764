package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configurations, data and results on a file system that is Spark's and Hadoop's by {@code
 * spark.hadoop.*} alone. None is cached, so every use has to bring its settings.
 */
class OtherFileSystemTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "spark.hadoop.";
  private static final Map<String, String> PROPERTIES =
      Map.of(
          PREFIX + "fs.shelf.impl",
          ShelfFileSystem.class.getName(),
          PREFIX + "fs.shelf.impl.disable.cache",
          "true",
          PREFIX + ShelfFileSystem.KEY,
          ShelfFileSystem.RIGHT_KEY);

  @TempDir Path folder;

  @BeforeEach
  void layOut() throws IOException {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    PROPERTIES.forEach(System::setProperty);
    Files.createDirectories(folder.resolve("a b/data"));
    Files.writeString(
        folder.resolve("a b/experiment.conf"), "include \"base\"\nkramers.escape.trials = 300");
    Files.writeString(
        folder.resolve("a b/base.conf"),
        """
        kramers.escape {
          landscape { kind = four-basins, scale = [1, 0.9], data { kind = csv, path = data/x.csv } }
          steps = 50
          dynamics = [{ kind = power-law, lambda1 = [24, 40], lambda2 = matched }, { kind = sgd }]
        }
        """);
    Files.writeString(folder.resolve("a b/data/x.csv"), "0.01,-0.02\n-0.01,0.02\n0.015,0.005\n");
  }

  @AfterEach
  void clear() {
    PROPERTIES.keySet().forEach(System::clearProperty);
  }

  private String shelf(String path) {
    return ShelfFileSystem.SCHEME + "://" + folder.resolve(path);
  }

  private static CommandLineRun escape(String conf, String out, String... options) {
    List<String> arguments = new ArrayList<>(List.of("escape", conf, "--out", out));
    arguments.addAll(List.of("--json", "--master", "local[2]"));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode results(CommandLineRun outcome) throws IOException {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return JSON.readTree(outcome.out());
  }

  private List<String> files(String path) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(path))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void resultsAreThoseOfThisMachine() throws IOException {
    JsonNode here =
        results(
            escape(
                folder.resolve("a b/experiment.conf").toString(),
                folder.resolve("here").toString()));
    CommandLineRun run = escape(shelf("a b/experiment.conf"), shelf("there/x y"));
    JsonNode there = results(run);
    assertThat(there.get("cells")).hasSize(6).isEqualTo(here.get("cells"));
    assertThat(there.get("fits")).isEqualTo(here.get("fits"));
    assertThat(there.get("configHash")).isEqualTo(here.get("configHash"));
    assertThat(run.err()).contains("results are in " + shelf("there/x y"));
    assertThat(files("there")).containsExactly("x y");
    assertThat(files("there/x y")).isEqualTo(files("here")).contains("figure3.png");
    assertThat(files("there/x y/cells.parquet")).anyMatch(name -> name.endsWith(".parquet"));
    assertThat(JSON.readTree(folder.resolve("there/x y/summary.json").toFile())).isEqualTo(there);
  }

  @Test
  void aFileUriIsAPathOfThisMachine() throws IOException {
    String conf = "file://" + folder.resolve("a b/experiment.conf");
    results(escape(conf, "file:" + folder.resolve("x y"), "--set", "trials=20"));
    assertThat(files("x y")).contains("summary.json").noneMatch(name -> name.endsWith(".crc"));
    assertThat(files("")).containsExactly("a b", "x y");
  }

  @Test
  void anExistingDirectoryIsRefusedAndOnlyOursIsOverwritten() throws IOException {
    String conf = shelf("a b/experiment.conf");
    Path existing = Files.createDirectory(folder.resolve("c"));
    Files.writeString(existing.resolve("old.txt"), "keep");
    CommandLineRun refused = escape(conf, shelf("c"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(shelf("c") + " exists", "--overwrite");
    CommandLineRun notOurs = escape(conf, shelf("c"), "--overwrite");
    assertThat(notOurs.code()).isEqualTo(2);
    assertThat(notOurs.err()).contains("provenance.json");
    assertThat(existing.resolve("old.txt")).hasContent("keep");
    Files.writeString(
        existing.resolve("provenance.json"), "{ \"format\": \"kramers-provenance/1\" }");
    results(escape(conf, shelf("c"), "--overwrite", "--set", "trials=20"));
    assertThat(files("c")).contains("summary.json").doesNotContain("old.txt");
    assertThat(files("")).containsExactly("a b", "c");
  }

  @Test
  void whatCannotBeReachedOrMadeEndsBeforeAnyWork() throws IOException {
    String conf = folder.resolve("a b/experiment.conf").toString();
    assertRefused(
        escape(conf, shelf("a b/base.conf/x/y")),
        "cannot be made, as " + "shelf:" + folder.resolve("a b/base.conf") + " is no directory");
    assertRefused(
        escape(shelf("absent.conf"), shelf("d")),
        "There is no configuration file " + shelf("absent.conf"));
    assertRefused(escape(conf, "gopher://host/x"), "No FileSystem for scheme \"gopher\"");
    System.setProperty(PREFIX + ShelfFileSystem.KEY, "mellon");
    assertRefused(
        escape(conf, shelf("d")),
        "The output directory " + shelf("d") + " cannot be reached: ",
        "fs.shelf.key is wrong; give another one by --out");
    assertRefused(
        escape(shelf("a b/experiment.conf"), shelf("d")),
        "The configuration "
            + shelf("a b/experiment.conf")
            + " cannot be read: fs.shelf.key is wrong");
    assertThat(files("")).containsExactly("a b");
  }

  private static void assertRefused(CommandLineRun outcome, String... sentence) {
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("kramers: ").contains(sentence);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
  }
}
