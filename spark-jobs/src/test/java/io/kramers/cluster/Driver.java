package io.kramers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code kramers escape} in a process of its own, as spark-submit starts it in client mode. */
final class Driver implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path folder;
  private final Path out;
  private final Process process;

  private Driver(Path folder, Path out, Process process) {
    this.folder = folder;
    this.out = out;
    this.process = process;
  }

  /**
   * Starts a run.
   *
   * @param cluster to run on
   * @param folder for its logs
   * @param out for its results
   * @param spark options of Spark beside those of a run on two executors
   * @param command {@code escape} and what follows it, but for {@code --out}
   */
  static Driver submit(
      StandaloneCluster cluster,
      Path folder,
      Path out,
      Map<String, String> spark,
      List<String> command)
      throws IOException {
    Path events = Files.createDirectories(folder.resolve("events"));
    List<String> words = new ArrayList<>();
    words.add(StandaloneCluster.JAVA);
    words.add("@" + StandaloneCluster.TARGET.resolve("launcher/jvm.options"));
    words.addAll(List.of("-Xmx768m", "-Djava.awt.headless=true"));
    words.add("-Dlog4j2.configurationFile=" + Path.of("../conf/log4j2.properties").toRealPath());
    // After Spark, for what some tests put into it.
    words.addAll(
        List.of(
            "-cp",
            StandaloneCluster.sparkClassPath()
                + File.pathSeparator
                + StandaloneCluster.TARGET.resolve("test-classes")));
    words.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", cluster.url()));
    Map<String, String> options =
        Map.of(
            "spark.driver.host", StandaloneCluster.HOST,
            "spark.driver.bindAddress", StandaloneCluster.HOST,
            "spark.ui.enabled", "false",
            "spark.executor.memory", "512m",
            "spark.executor.cores", "1",
            "spark.cores.max", "2",
            "spark.eventLog.enabled", "true",
            "spark.eventLog.dir", events.toUri().toString(),
            "spark.eventLog.rolling.enabled", "false",
            "spark.eventLog.compress", "false");
    Stream.of(options, spark)
        .flatMap(some -> some.entrySet().stream())
        .forEach(
            option -> words.addAll(List.of("--conf", option.getKey() + "=" + option.getValue())));
    Path jar = StandaloneCluster.TARGET.resolve("kramers.jar");
    assertThat(jar).as("left by mvn package").isRegularFile();
    words.addAll(List.of("--class", "io.kramers.cli.Kramers", jar.toString()));
    words.addAll(command);
    words.addAll(List.of("--out", out.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(folder.resolve("driver.out").toFile())
            .redirectError(folder.resolve("driver.err").toFile());
    builder.environment().keySet().removeAll(List.of("SPARK_HOME", "SPARK_CONF_DIR"));
    StandaloneCluster.onHost(builder.environment(), StandaloneCluster.HOST);
    Process process = builder.start();
    cluster.own(process);
    return new Driver(folder, out, process);
  }

  /** The id that the master gave it. */
  String application() throws Exception {
    return Patience.await("application", PATIENCE, () -> eventFile().map(Driver::withoutSuffix));
  }

  private static String withoutSuffix(Path file) {
    return file.getFileName().toString().replace(".inprogress", "");
  }

  private Optional<Path> eventFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("events"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("app-")).findFirst();
    }
  }

  /** Its executors on a host, when so many are there. */
  List<Executor> executors(StandaloneCluster cluster, String host, int number) throws Exception {
    String application = application();
    return Patience.await(
        number + " executors on " + host,
        PATIENCE,
        () ->
            Optional.of(cluster.executors(application, host))
                .filter(executors -> executors.size() == number));
  }

  /** All of summary.json but its provenance, when the run has ended well. */
  ObjectNode summary() throws Exception {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("driver.err"))).isZero();
    ObjectNode summary =
        (ObjectNode) new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    assertThat(summary.remove("provenance").get("trialSteps").asLong()).isPositive();
    return summary;
  }

  /** Blocks that the run took from a checkpoint. */
  long restoredBlocks() throws IOException {
    return new ObjectMapper()
        .readTree(out.resolve("summary.json").toFile())
        .at("/provenance/blocksOfEarlierRuns")
        .asLong();
  }

  /** Where what is needed to go on is kept until the run has ended well. */
  Path checkpoint() {
    return out.resolveSibling("." + out.getFileName() + ".checkpoint");
  }

  /** Returns when so many rounds are kept. */
  void awaitRounds(int number) throws Exception {
    Patience.await(
        "round " + number + " in " + checkpoint(),
        PATIENCE,
        () -> rounds() < number ? Optional.empty() : Optional.of(number));
  }

  private long rounds() throws IOException {
    if (!Files.isDirectory(checkpoint())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(checkpoint())) {
      return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.bin")).count();
    }
  }

  /** Kills it by SIGKILL, and returns the exit code. */
  int kill() throws Exception {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  EventLog events() throws IOException {
    return EventLog.read(eventFile().orElseThrow());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
