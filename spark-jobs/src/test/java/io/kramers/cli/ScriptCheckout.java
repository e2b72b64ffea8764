package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A checkout with the project's scripts that looks built, with a Java that prints its arguments.
 */
final class ScriptCheckout {
  private static final Path PROJECT = Path.of("..");

  private final Path root;
  private final Map<String, String> environment = new TreeMap<>();

  /** How a script ended. */
  record Outcome(int code, String out, String err) {}

  ScriptCheckout(Path folder) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no /bin/bash");
    root = folder.toRealPath();
    for (String source : List.of("pom.xml", "core/pom.xml", "spark-jobs/pom.xml")) {
      write(source, "", false);
    }
    Files.createDirectories(root.resolve("core/src/main"));
    Files.createDirectories(root.resolve("spark-jobs/src/main"));
    for (Path script : files("submit-scripts")) {
      write(
          PROJECT.relativize(script).toString(),
          Files.readString(script),
          Files.isExecutable(script));
    }
    for (Path file : files("conf")) {
      write(PROJECT.relativize(file).toString(), Files.readString(file), false);
    }
    write("spark-jobs/target/spark.classpath", "spark.jar", false);
    write("spark-jobs/target/nd4j.jars", "nd4j.jar,blas.jar", false);
    write("spark-jobs/target/launcher/jvm.options", "", false);
    write("spark-jobs/target/kramers.jar", "", false);
    write(
        "jdk/bin/java",
        """
        #!/bin/bash
        if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit; fi
        printf 'java'; printf ' <%s>' "$@"; echo
        """,
        true);
    environment.put("JAVA_HOME", root.resolve("jdk").toString());
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Where it is. */
  Path root() {
    return root;
  }

  /** What scripts find in their environment beside this process's. */
  Map<String, String> environment() {
    return environment;
  }

  /** Writes a file below the root. */
  Path write(String name, String text, boolean executable) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(executable)).isTrue();
    return file;
  }

  /** Runs one of the scripts in the root. */
  Outcome run(String script, String... arguments) throws IOException, InterruptedException {
    return run(root, environment, root.resolve("submit-scripts").resolve(script), 1, arguments);
  }

  /**
   * Runs a script, without what the machine's environment says of Spark, Hadoop and Kramers.
   *
   * @param minutes that it may take
   */
  static Outcome run(
      Path directory,
      Map<String, String> environment,
      Path script,
      int minutes,
      String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(script.toString());
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile("kramers-script", ".err");
    Path out = Files.createTempFile("kramers-script", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("(SPARK|KRAMERS|HADOOP|YARN)_.*"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        throw new AssertionError(command + " took too long: " + Files.readString(err));
      }
      return new Outcome(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Whether a process is running: one that has ended and that nobody has asked about is alive. */
  static boolean runs(ProcessHandle process) {
    Path words = Path.of("/proc/" + process.pid() + "/cmdline");
    try {
      return process.isAlive() && (!Files.exists(words) || Files.readAllBytes(words).length > 0);
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
