package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.cli.ScriptCheckout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts on a real standalone cluster, a master and two workers of {@code local-cluster}:
 * every way of running a job gives the embedded run's bits.
 */
@Tag("cluster")
class LocalClusterRunTest {
  private static final Path SCRIPTS = Path.of("..", "submit-scripts").toAbsolutePath().normalize();
  private static final Path CONF = SCRIPTS.resolveSibling("conf/figure3.conf");

  /** What any way of running a job runs; there is little to fit. */
  private static final String SMALL =
      """
      kramers.escape {
        landscape { kind = four-basins, dimension = 2
                    data { kind = gaussian, n = 100, standard-deviation = 0.01, seed = 7 } }
        dynamics = [ { kind = power-law, lambda1 = [16, 24], lambda2 = matched }, { kind = sgd } ]
      }
      """;

  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TempDir static Path folder;

  private static Path state;
  private static String master;
  private static JsonNode embedded;
  private static Path small;
  private static JsonNode smallEmbedded;

  @BeforeAll
  static void start() throws Exception {
    folder = folder.toRealPath();
    state = folder.resolve("cluster");
    Outcome started = script(Map.of(), "local-cluster", "start", "--workers", "2");
    assertThat(started.code()).as(started.err()).isZero();
    assertThat(started.out()).matches("spark://127\\.0\\.0\\.1:\\d+\n");
    master = started.out().strip();
    job(Map.of(), CONF, "embedded", "", "");
    embedded = cells("embedded");
    assertThat(embedded).hasSize(20);
    small = Files.writeString(folder.resolve("small.conf"), SMALL);
    job(Map.of(), small, "small", "", "");
    smallEmbedded = cells("small");
    assertThat(smallEmbedded).hasSize(3);
  }

  @AfterAll
  static void stop() throws Exception {
    List<ProcessHandle> started = processes();
    Process bystander = new ProcessBuilder("tail", "-f", state + "/logs/master.log").start();
    try {
      Outcome stopped = script(Map.of(), "local-cluster", "stop");
      assertThat(stopped).isEqualTo(new Outcome(0, "", ""));
      assertThat(started).noneMatch(ScriptCheckout::runs);
      assertThat(
              ProcessHandle.allProcesses()
                  .filter(process -> process.pid() != bystander.pid())
                  .map(process -> process.info().commandLine().orElse(""))
                  .filter(line -> line.contains(state + "/")))
          .isEmpty();
      assertThat(bystander.isAlive()).isTrue();
      assertThat(script(Map.of(), "local-cluster", "status").code()).isEqualTo(3);
    } finally {
      bystander.destroy();
    }
  }

  private static List<ProcessHandle> processes() throws IOException {
    return Files.readAllLines(state.resolve("processes")).stream()
        .map(line -> ProcessHandle.of(Long.parseLong(line.split(" ")[1])).orElseThrow())
        .toList();
  }

  private static Outcome script(Map<String, String> more, String name, String... arguments)
      throws IOException, InterruptedException {
    Map<String, String> environment = new TreeMap<>(more);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("KRAMERS_CLUSTER_DIR", state.toString());
    return ScriptCheckout.run(folder, environment, SCRIPTS.resolve(name), 10, arguments);
  }

  /** Runs the job, with its results in a folder of that name. */
  private static Outcome job(
      Map<String, String> more, Path conf, String name, String submit, String options)
      throws IOException, InterruptedException {
    String line =
        "%s escape CONF --set trials=3000 --out %s %s".formatted(submit, name, options).strip();
    String[] words = line.replace("CONF", conf.toString()).split(" +");
    Outcome outcome = script(more, "kramers", words);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  private static JsonNode cells(String name) throws IOException {
    Path summary = folder.resolve(name).resolve("summary.json");
    return new ObjectMapper().readTree(summary.toFile()).required("cells");
  }

  /** Waits until a driver that was accepted has ended. */
  private static void await(Outcome accepted) throws Exception {
    assertThat(accepted.out()).isEmpty();
    Matcher driver = Pattern.compile("accepted as (driver-\\S+);").matcher(accepted.err());
    assertThat(driver.find()).as(accepted.err()).isTrue();
    Instant deadline = Instant.now().plus(LIMIT);
    String told;
    do {
      Thread.sleep(1000);
      told = script(Map.of(), "local-cluster", "status").out();
      assertThat(Instant.now()).as(told).isBefore(deadline);
    } while (told.matches("(?s).*" + driver.group(1) + " (SUBMITTED|RUNNING|RELAUNCHING)\\b.*"));
    assertThat(told)
        .as(
            "%s",
            Files.readString(state.resolve("work").resolve(driver.group(1)).resolve("stderr")))
        .contains(driver.group(1) + " FINISHED\n");
  }

  private static Map<String, String> sparkHome() throws IOException, InterruptedException {
    Outcome outcome = script(Map.of(), "spark-home");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return Map.of("SPARK_HOME", outcome.out().strip());
  }

  @Test
  void inClientMode() throws Exception {
    job(Map.of(), CONF, "client", "--master " + master + " --", "");
    assertThat(cells("client")).isEqualTo(embedded);
  }

  /** Executors have kramers.jar and Spark's, but nothing of ND4J. */
  @Test
  void embeddedWithExecutorsOfTheCluster() throws Exception {
    job(Map.of(), small, "driver-here", "", "--master " + master);
    assertThat(cells("driver-here")).isEqualTo(smallEmbedded);
  }

  @Test
  void throughASparkHome() throws Exception {
    job(sparkHome(), small, "home", "--master " + master + " --", "");
    assertThat(cells("home")).isEqualTo(smallEmbedded);
  }

  @Test
  void inClusterMode() throws Exception {
    String submit = "--master " + master + " --deploy-mode cluster --";
    await(job(Map.of(), CONF, "cluster-mode", submit, ""));
    assertThat(cells("cluster-mode")).isEqualTo(embedded);
  }

  @Test
  void inClusterModeThroughASparkHome() throws Exception {
    String submit = "--master " + master + " --deploy-mode cluster --";
    await(job(sparkHome(), small, "cluster-mode-home", submit, ""));
    assertThat(cells("cluster-mode-home")).isEqualTo(smallEmbedded);
  }
}
