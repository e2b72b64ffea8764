package io.kramers.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The look-up happens once a JVM, so each case runs in a JVM of its own. */
class VectorizationTest {
  private static final String WITH_MODULE = "--add-modules=jdk.incubator.vector";

  /** What a child JVM prints: its provider, or the exception's trace. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      Vectorization active = Vectorization.active();
      String twin = active.choose(() -> "scalar twin", () -> "simd twin");
      System.out.println("provider " + active + ", " + twin);
    }
  }

  record Output(int exitCode, String text) {}

  private static Output run(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Output(child.exitValue(), text);
  }

  @Test
  void withoutTheModuleItRunsScalarAndLogsTheRemedy() throws Exception {
    Output output = run();
    assertThat(output.exitCode).isZero();
    assertThat(output.text)
        .contains("provider scalar/64, scalar twin")
        .contains("WARN")
        .contains("Running scalar")
        .contains("pass --add-modules jdk.incubator.vector");
  }

  @Test
  void withTheModuleItRunsTheWidestSimd() throws Exception {
    Output output = run(WITH_MODULE);
    assertThat(output.exitCode).isZero();
    if (Lanes.BITS >= 256) {
      assertThat(output.text).contains("provider simd/" + Lanes.BITS + ", simd twin");
    } else {
      assertThat(output.text).contains("provider scalar/64").contains("kramers.simd.force=simd");
    }
  }

  @Test
  void scalarCanBeForced() throws Exception {
    Output output = run(WITH_MODULE, "-Dkramers.simd.force=scalar");
    assertThat(output.exitCode).isZero();
    assertThat(output.text).contains("provider scalar/64, scalar twin");
    assertThat(output.text).doesNotContain("Running scalar");
  }

  @Test
  void simdCanBeForced() throws Exception {
    assertThat(run(WITH_MODULE, "-Dkramers.simd.force=simd").text)
        .contains("provider simd/" + Lanes.BITS);
    Output without = run("-Dkramers.simd.force=simd");
    assertThat(without.exitCode).isNotZero();
    assertThat(without.text)
        .contains("kramers.simd.force=simd")
        .contains("pass --add-modules jdk.incubator.vector");
  }

  @Test
  void aProviderCanBeRequired() throws Exception {
    Output without = run("-Dkramers.simd.require=simd");
    assertThat(without.exitCode).isNotZero();
    assertThat(without.text)
        .contains("kramers.simd.require=simd, but this JVM offers only scalar/64")
        .contains("pass --add-modules jdk.incubator.vector");
    Output other = run(WITH_MODULE, "-Dkramers.simd.force=simd", "-Dkramers.simd.require=scalar");
    assertThat(other.exitCode).isNotZero();
    Output same = run(WITH_MODULE, "-Dkramers.simd.force=simd", "-Dkramers.simd.require=simd");
    assertThat(same.exitCode).isZero();
  }

  @Test
  void otherWordsAreRefused() throws Exception {
    Output output = run("-Dkramers.simd.force=fast");
    assertThat(output.exitCode).isNotZero();
    assertThat(output.text).contains("kramers.simd.force=fast is neither scalar nor simd");
  }
}
