package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kramers.simd.Vectorization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fingerprint of trajectories and tallies is a constant: of vector widths, of providers, of
 * cold and warm code, and of JDKs, as far as they are installed beside this one.
 */
class SameBitsEverywhereTest {
  /** Changing a line here means another stream format. */
  private static final List<String> GOLDEN =
      List.of(
          "fa5309b071c293d1 gradient-descent",
          "110f85fc29a8d8c1 sgd",
          "c1242264df52a37c sgd",
          "7cba45447f18dce4 langevin",
          "d15977d9170093bd power-law");

  @Test
  void bothTwinsOfThisJvmGiveTheGoldenBits() {
    assertThat(Fingerprint.lines(Vectorization.scalar())).isEqualTo(GOLDEN);
    assertThat(Fingerprint.lines(Vectorization.simd().orElseThrow())).isEqualTo(GOLDEN);
  }

  @ParameterizedTest
  @CsvSource({
    "17, -XX:UseAVX=3, simd",
    "17, -XX:UseAVX=2, simd",
    "17, -XX:UseAVX=3, scalar",
    "25, -XX:UseAVX=3, simd",
    "25, -XX:UseAVX=2, simd",
    "25, -XX:UseAVX=3, scalar",
  })
  void otherJvmsGiveTheGoldenBits(int major, String flag, String provider) throws Exception {
    Path java = java(major);
    List<String> command =
        List.of(
            java.toString(),
            "-XX:+IgnoreUnrecognizedVMOptions",
            flag,
            "--add-modules=jdk.incubator.vector",
            "-Dkramers.simd.force=" + provider,
            "-cp",
            System.getProperty("java.class.path"),
            Fingerprint.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    List<String> lines = output.lines().toList();
    assertThat(lines.get(0)).startsWith(provider);
    List<String> coldAndWarm = new ArrayList<>(GOLDEN);
    coldAndWarm.addAll(GOLDEN);
    assertThat(lines.subList(1, lines.size())).isEqualTo(coldAndWarm);
  }

  /** A JDK of the given version: this one, or one installed beside it. */
  private static Path java(int major) throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() == major) {
      return home.resolve("bin/java");
    }
    try (Stream<Path> neighbours = Files.list(home.getParent())) {
      List<Path> found =
          neighbours
              .filter(path -> path.getFileName().toString().matches(".*\\b" + major + "\\b.*"))
              .map(path -> path.resolve("bin/java"))
              .filter(Files::isExecutable)
              .toList();
      assumeTrue(!found.isEmpty(), "skipped: no JDK " + major + " beside " + home);
      return found.get(0);
    }
  }
}
