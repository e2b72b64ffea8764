package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.cluster.Signals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are interrupted and go on end with the bits of those that are not. */
class ResumeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTERVAL = "spark.kramers.checkpoint.interval";

  private static final Map<String, String> CONFS =
      Map.of(
          "escape",
          """
          kramers { seed = 5, escape {
            landscape { kind = four-basins, scale = [1.0, 0.9]
                        data { kind = csv, path = points.csv } }
            steps = 100, trials = 4000
            dynamics = [
              { kind = power-law, lambda1 = [24, 40, 48], lambda2 = matched, batch-size = 1 }
              { kind = sgd, batch-size = 1 } ] } }
          """,
          "escape-time",
          """
          kramers { seed = 5, escape-time.experiments = [
            { id = a, learning-rate = 0.2, time-step = 0.1, horizon = 400, trials = 3000
              landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 }
              noise { kind = loss-dependent, sigma = 1, mu = 4 }, from = 0, to = 1 }
            { id = b, learning-rate = 0.2, time-step = 0.1, horizon = 20, trials = 100000
              relative-error = 0.03
              landscape { kind = quartic, dimension = 2 }
              noise { kind = constant, sigma = 1 }, from = -1, to = 0 } ] }
          """,
          "density",
          """
          kramers { seed = 3, density.experiments = [
            { id = a, landscape { kind = harmonic, curvatures = [1.0] }
              noise { kind = state-dependent, sigma = 1, rho = [2, 5] }
              learning-rate = 0.1, start = 0, time-step = 0.05, times = [0.5], stationary-time = 4
              trials = 9000 } ] }
          """,
          "predict",
          """
          kramers { seed = 3, predict {
            network { kind = linear-regression }
            data { kind = regression, samples = 50, deviations = [1, 0.6], noise = 0.7, seed = 3 }
            training { learning-rate = 0.2, gradient-bound = 1e-6, max-iterations = 1000 }
            lines = [{ coordinate = 0, scale = 0.1 }, { random = 1, scale = 0.1 }]
            sgd { learning-rate = 0.2, batch-size = 4 }
            steps = 50, recorded = 10, loss-every = 5, trials = 10, model-trials = 9000 } }
          """,
          "covariance",
          """
          kramers { seed = 3, covariance {
            network { kind = linear-regression }
            data { kind = regression, samples = 500, deviations = [1, 2, 0.5], seed = 4 }
            training { learning-rate = 0.2, gradient-bound = 1e-5, max-iterations = 1000 }
            eigenpairs = 1, hessian-probes = 2
            lines = [{ layer = fc, scale = 0.1, steps = 3 }, { coordinate = 1, scale = 0.1 }] } }
          """);

  @TempDir Path folder;

  /** A JVM holds one Spark: a session of another class, or of a test here, makes room. */
  @BeforeEach
  void prepare() throws IOException {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    System.setProperty(INTERVAL, "0s");
    writePoints(0.001);
    for (Map.Entry<String, String> conf : CONFS.entrySet()) {
      Files.writeString(conf(conf.getKey()), conf.getValue());
    }
  }

  @AfterEach
  void forget() {
    System.clearProperty(INTERVAL);
  }

  private void writePoints(double scale) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(scale * Math.floorMod(7 * i, 20)).append(',').append(-scale * i).append('\n');
    }
    Files.writeString(folder.resolve("points.csv"), text);
  }

  private Path conf(String command) {
    return folder.resolve(command + ".conf");
  }

  private Path checkpoint(String out) {
    return folder.resolve("." + out + ".checkpoint");
  }

  private CommandLineRun run(String command, String out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(command, conf(command).toString(), "--out", folder.resolve(out).toString()));
    arguments.addAll(List.of("--json", "--master", "local[2]"));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  /** What a command says, but for how it went. */
  private static JsonNode results(CommandLineRun outcome) throws IOException {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    ObjectNode node = (ObjectNode) JSON.readTree(outcome.out());
    assertThat(node.get("provenance").get("blocksOfEarlierRuns").isIntegralNumber()).isTrue();
    node.remove("provenance");
    return node;
  }

  private record Watched(CommandLineRun outcome, List<Path> copies) {}

  private Watched watched(String command, String out, String... more) throws InterruptedException {
    CheckpointCopies copies =
        new CheckpointCopies(checkpoint(out), folder.resolve("copies-" + out));
    try (copies) {
      return new Watched(run(command, out, more), copies.copies());
    }
  }

  /** From the first copy, interrupted again in the middle, and from the last one. */
  @ParameterizedTest
  @ValueSource(strings = {"escape", "escape-time", "density", "predict", "covariance"})
  void interruptedAndResumedEndsInTheSameBits(String command) throws Exception {
    Watched whole = watched(command, "whole");
    JsonNode expected = results(whole.outcome);
    assertThat(whole.copies).hasSizeGreaterThan(3);
    assertThat(checkpoint("whole")).doesNotExist();

    CheckpointCopies.copy(whole.copies.get(1), checkpoint("first"));
    Watched first = watched(command, "first", "--resume", "--partitions", "3");
    assertThat(results(first.outcome)).isEqualTo(expected);
    assertThat(first.outcome.err()).contains("going on from the checkpoint " + checkpoint("first"));

    CheckpointCopies.copy(first.copies.get(first.copies.size() / 2), checkpoint("second"));
    CommandLineRun second = run(command, "second", "--resume");
    assertThat(results(second)).isEqualTo(expected);
    assertThat(checkpoint("second")).doesNotExist();

    CommandLineRun again = run(command, "second", "--resume");
    assertThat(again.code()).isZero();
    assertThat(again.err().lines())
        .containsExactly(
            command
                + ": the results of this configuration are in "
                + folder.resolve("second")
                + " already");
  }

  @Test
  void damagedFilesAreReportedAndRunAgain() throws Exception {
    Watched whole = watched("escape", "whole");
    JsonNode expected = results(whole.outcome);
    Path there = checkpoint("out");
    CheckpointCopies.copy(whole.copies.get(whole.copies.size() / 2), there);
    List<Path> rounds;
    try (Stream<Path> files = Files.list(there)) {
      rounds = files.filter(file -> file.toString().endsWith(".bin")).sorted().toList();
    }
    assertThat(rounds).hasSizeGreaterThan(4);
    byte[] flipped = Files.readAllBytes(rounds.get(0));
    flipped[flipped.length / 2] ^= 16;
    Files.write(rounds.get(0), flipped);
    byte[] whole2 = Files.readAllBytes(rounds.get(2));
    Files.write(rounds.get(2), Arrays.copyOf(whole2, whole2.length / 2));
    Files.delete(rounds.get(4));
    CommandLineRun outcome = run("escape", "out", "--resume");
    assertThat(results(outcome)).isEqualTo(expected);
    assertThat(outcome.err().lines().filter(line -> line.contains("cannot be used")))
        .hasSize(3)
        .allMatch(
            line ->
                line.matches(
                    "escape: the checkpoint's file stage-0001-round-0000\\d\\d"
                        + "\\.bin cannot be used: .*; its \\d+ blocks are run again"));
  }

  @Test
  void whatIsRefusedEndsBeforeAnyWork() throws Exception {
    Watched whole = watched("escape", "whole");
    JsonNode expected = results(whole.outcome);
    CheckpointCopies.copy(whole.copies.get(2), checkpoint("out"));
    for (String[] more :
        new String[][] {
          {"--resume --set trials=5000", "kramers.escape.trials 4000 -> 5000;"},
          {"--resume --set seed=6", "kramers.seed 5 -> 6;"},
          {"", "--resume goes on from it, --overwrite discards it"}
        }) {
      CommandLineRun outcome =
          run("escape", "out", more[0].isEmpty() ? new String[0] : more[0].split(" "));
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err().lines()).hasSize(1);
      assertThat(outcome.err()).contains(checkpoint("out").toString(), more[1]);
      assertThat(folder.resolve("out")).doesNotExist();
    }
    // The configuration is the same, and what it points to is not.
    writePoints(0.002);
    CommandLineRun otherData = run("escape", "out", "--resume");
    assertThat(otherData.code()).isEqualTo(2);
    assertThat(otherData.err()).contains("a file that it names has changed");
    writePoints(0.001);
    assertThat(results(run("escape", "out", "--resume"))).isEqualTo(expected);
    CheckpointCopies.copy(whole.copies.get(2), checkpoint("out"));
    assertThat(results(run("escape", "out", "--overwrite"))).isEqualTo(expected);
    assertThat(checkpoint("out")).doesNotExist();
  }

  @Test
  void withoutACheckpointARunBeginsFromTheStartAndSaysSo() {
    System.setProperty(INTERVAL, "soon");
    CommandLineRun outcome = run("density", "out");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(INTERVAL + " = soon must be a time, such as 60s");
    System.clearProperty(INTERVAL);
    outcome = run("density", "out", "--resume");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("there is no checkpoint " + checkpoint("out") + "; beginning from the start");
  }

  private static final String LONG =
      """
      kramers { seed = 5, escape {
        landscape { kind = four-basins }, steps = 200, trials = 1000000
        dynamics = [{ kind = power-law, lambda1 = 24, lambda2 = 0.4 }] } }
      """;

  /** A process of its own, for signals to end it. */
  private Process start(String out, String... more) throws IOException {
    List<String> command = new ArrayList<>(Signals.hearing());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-javaagent") && !argument.startsWith("-Xmx"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-D" + INTERVAL + "=200ms", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Kramers.class.getName(), "escape", conf("long").toString()));
    command.addAll(List.of("--out", folder.resolve(out).toString(), "--master", "local[2]"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private void signal(Process process, String signal, long files) throws Exception {
    try {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (rounds() < files && process.isAlive() && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("errors"))).isTrue();
      Signals.send(signal, process.toHandle());
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private long rounds() throws IOException {
    if (!Files.isDirectory(checkpoint("out"))) {
      return 0;
    }
    try (Stream<Path> files = Files.list(checkpoint("out"))) {
      return files.filter(file -> file.toString().endsWith(".bin")).count();
    }
  }

  private void assertInterrupted(String resumption) throws IOException {
    List<String> lines =
        Files.readString(folder.resolve("errors"))
            .lines()
            .filter(line -> line.startsWith("kramers: "))
            .toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .matches("kramers: interrupted; \\d+ of 978 blocks are kept in .*; go on with: .*")
        .contains(checkpoint("out") + "; go on with: submit-scripts/kramers escape " + conf("long"))
        .endsWith(resumption);
  }

  /** SIGTERM, then Ctrl-C of the run that went on, and then to the end. */
  @Test
  void signalsKeepWhatTasksHaveBroughtAndSayHowToGoOn() throws Exception {
    Files.writeString(conf("long"), LONG);
    Process process = start("out");
    signal(process, "TERM", 1);
    assertThat(process.exitValue()).isEqualTo(143);
    assertInterrupted(" --master 'local[2]' --resume");
    assertThat(folder.resolve("out")).doesNotExist();
    long files = rounds();
    process = start("out", "--resume");
    signal(process, "INT", files + 1);
    assertThat(process.exitValue()).isEqualTo(130);
    assertInterrupted(" --master 'local[2]' --resume");
    Files.copy(conf("long"), folder.resolve("escape.conf"), StandardCopyOption.REPLACE_EXISTING);
    System.setProperty(INTERVAL, "60s");
    JsonNode resumed = results(run("escape", "out", "--resume"));
    assertThat(resumed).isEqualTo(results(run("escape", "whole")));
  }
}
