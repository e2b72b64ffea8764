package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of its own in which {@link GoldenRounds} runs.
 *
 * @param jdk its major version
 * @param avx the value of -XX:UseAVX, which the JVM lowers where the processor has less
 * @param provider {@code scalar} or {@code simd}
 * @param threads that run blocks
 */
record GoldenJvm(int jdk, int avx, String provider, int threads) {
  private static final int PATIENCE_MINUTES = 3;

  /** What the JVM printed: of itself, each round's title and lines, and what C2 compiled. */
  record Report(String jvm, List<String> rounds, List<List<String>> lines, String compiled) {
    boolean softwareFma() {
      return jvm.endsWith(GoldenRounds.SOFTWARE_FMA);
    }
  }

  @Override
  public String toString() {
    return "JDK %d, UseAVX=%d, %s, %d thread%s"
        .formatted(jdk, avx, provider, threads, threads == 1 ? "" : "s");
  }

  /** Runs it, and fails on the first round with lines that are not the golden ones. */
  Report check() throws IOException, InterruptedException {
    Report report = report();
    assertThat(report.rounds).as(toString()).hasSizeGreaterThan(1);
    List<String> golden =
        report.softwareFma() ? GoldenSummary.goldenOfSmallCases() : GoldenSummary.golden();
    for (int round = 0; round < report.rounds.size(); round++) {
      assertThat(GoldenSummary.differences(golden, report.lines.get(round)))
          .as("%s: %s", this, report.rounds.get(round))
          .isEmpty();
    }
    return report;
  }

  private Report report() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("-XX:UseAVX=" + avx);
    // The little work that software FMA allows is to reach C2 too.
    command.add("-XX:CompileThresholdScaling=" + (avx == 0 ? 0.3 : 1.0));
    command.add("-Xmx512m");
    if (provider.equals("simd")) {
      // The scalar code is to do without.
      command.add("--add-modules=jdk.incubator.vector");
    }
    command.add("-Dkramers.simd.force=" + provider);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(GoldenRounds.class.getName());
    command.add(Integer.toString(threads));
    // One thread begins in order, more with a shuffle.
    command.add(Integer.toString(100 * (threads - 1)));
    Path output = Files.createTempFile("golden", ".out");
    Path errors = Files.createTempFile("golden", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      try {
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
            .as("%s ends", this)
            .isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).as("%s: %s", this, Files.readString(errors)).isZero();
      return read(Files.readAllLines(output));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private static Report read(List<String> output) {
    String jvm = "";
    String compiled = "";
    List<String> rounds = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    for (String line : output) {
      if (line.startsWith(GoldenRounds.JVM)) {
        jvm = line;
      } else if (line.startsWith(GoldenRounds.ROUND)) {
        rounds.add(line);
        lines.add(new ArrayList<>());
      } else if (line.startsWith(GoldenRounds.COMPILED)) {
        compiled = line;
      } else if (!rounds.isEmpty()) {
        lines.get(lines.size() - 1).add(line);
      }
    }
    return new Report(jvm, rounds, lines, compiled);
  }

  /** A JDK of the version: this one, or one installed beside it. */
  private Path java() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() == jdk) {
      return home.resolve("bin/java");
    }
    try (Stream<Path> neighbours = Files.list(home.getParent())) {
      List<Path> found =
          neighbours
              .filter(path -> path.getFileName().toString().matches(".*\\b" + jdk + "\\b.*"))
              .map(path -> path.resolve("bin/java"))
              .filter(Files::isExecutable)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        String reason = this + " skipped: no JDK " + jdk + " beside " + home;
        // Surefire keeps reasons to its XML reports.
        System.out.println(reason);
        abort(reason);
      }
      return found.get(0);
    }
  }
}
