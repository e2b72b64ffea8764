package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.util.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;
import scala.collection.Iterator;

/** Spark's properties in {@code conf}: Spark reads the files, and knows every key in them. */
class SparkPropertiesTest {
  private static final Path CONF = Path.of("..", "conf");

  /** A choice that is not made: {@code #spark.key value}. Explanations have a blank first. */
  private static final Pattern CHOICE = Pattern.compile("(?m)^#(?=spark\\.)");

  /**
   * Keys of parts of Spark that are not on the class path of tests, by Spark's pages "Running Spark
   * on YARN" and "Running Spark on Kubernetes", and one that Spark reads without an entry.
   */
  private static final Set<String> DOCUMENTED =
      Set.of(
          "spark.master",
          "spark.yarn.jars",
          "spark.yarn.maxAppAttempts",
          "spark.yarn.am.extraJavaOptions",
          "spark.kubernetes.namespace",
          "spark.kubernetes.container.image",
          "spark.kubernetes.authenticate.driver.serviceAccountName",
          "spark.kubernetes.file.upload.path",
          "spark.kubernetes.executor.request.cores");

  /** Keys that end as the user likes, by the same pages and "Spark Configuration". */
  private static final Pattern OPEN =
      Pattern.compile(
          "spark\\.(executorEnv|yarn\\.appMasterEnv|kubernetes\\.driverEnv)\\.[A-Z_]+"
              + "|spark\\.kubernetes\\.(driver|executor)\\.volumes\\.persistentVolumeClaim\\.\\w+"
              + "\\.(mount\\.path|options\\.claimName)");

  @TempDir Path folder;

  /** Entries are registered when the objects that hold them are made. */
  @BeforeAll
  static void register() throws ClassNotFoundException {
    for (String holder : List.of("package$", "Deploy$", "Network$", "UI$", "Worker$")) {
      Class.forName("org.apache.spark.internal.config." + holder);
    }
    assertThat(ConfigEntry.findEntry("spark.executor.cores")).isNotNull();
    assertThat(ConfigEntry.findEntry("spark.executor.kernels")).isNull();
  }

  private Map<String, String> read(Path file) {
    Map<String, String> properties = new TreeMap<>();
    Iterator<Tuple2<String, String>> entries =
        Utils.getPropertiesFromFile(file.toString()).iterator();
    while (entries.hasNext()) {
      Tuple2<String, String> entry = entries.next();
      properties.put(entry._1(), entry._2());
    }
    return properties;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark-defaults.conf.template",
        "standalone.example.conf",
        "yarn.example.conf",
        "kubernetes.example.conf"
      })
  void sparkKnowsEveryKey(String name) throws IOException {
    Path file = CONF.resolve(name);
    Map<String, String> set = read(file);
    Path all =
        Files.writeString(
            folder.resolve(name), CHOICE.matcher(Files.readString(file)).replaceAll(""));
    Map<String, String> choices = read(all);
    assertThat(choices).containsAllEntriesOf(set).hasSizeGreaterThan(5);
    choices.forEach(
        (key, value) -> {
          assertThat(value).as(key).isNotBlank();
          ConfigEntry<?> entry = ConfigEntry.findEntry(key);
          if (entry == null) {
            assertThat(DOCUMENTED.contains(key) || OPEN.matcher(key).matches())
                .as("Spark has no %s", key)
                .isTrue();
          } else {
            // Fails where the value is none of the entry's.
            entry.valueConverter().apply(value);
          }
        });
  }
}
