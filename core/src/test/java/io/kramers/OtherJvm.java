package io.kramers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of its own for programs of the tests.
 *
 * @param jdk its major version
 * @param avx the value of -XX:UseAVX, which the JVM lowers where the processor has less
 * @param provider {@code scalar} or {@code simd}
 */
public record OtherJvm(int jdk, int avx, String provider) {
  private static final int PATIENCE_MINUTES = 3;

  /** JDKs, instructions and twins that results must not depend on. */
  public static List<OtherJvm> all() {
    List<OtherJvm> all = new ArrayList<>();
    for (int jdk : new int[] {17, 25}) {
      for (int avx : new int[] {0, 2, 3}) {
        for (String provider : List.of("scalar", "simd")) {
          all.add(new OtherJvm(jdk, avx, provider));
        }
      }
    }
    return all;
  }

  @Override
  public String toString() {
    return "JDK %d, UseAVX=%d, %s".formatted(jdk, avx, provider);
  }

  /** A flag of this JVM; {@code absent} where there is no such flag. */
  public static String option(String name) {
    try {
      return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .getVMOption(name)
          .getValue();
    } catch (IllegalArgumentException e) {
      return "absent";
    }
  }

  /**
   * The lines that a program prints. The test is skipped, saying so, where there is no such JDK
   * beside this one; it fails where the program does.
   */
  public List<String> output(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
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
    command.add(program.getName());
    command.addAll(List.of(arguments));
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
      return Files.readAllLines(output);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
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
