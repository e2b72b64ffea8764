package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All of the project's shell scripts. */
class ShellScriptsTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static List<Path> scripts() throws IOException {
    List<Path> scripts = new ArrayList<>();
    for (String folder : List.of("submit-scripts", ".ci")) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
        files.filter(ShellScriptsTest::isShell).forEach(scripts::add);
      }
    }
    return scripts;
  }

  private static boolean isShell(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().filter(line -> line.matches("#.*\\b(ba)?sh\\b.*")).isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyScriptEndsAtItsFirstFailureAndAtUnsetVariables() throws Exception {
    assertThat(scripts()).contains(PROJECT.resolve("submit-scripts/kramers"));
    for (Path script : scripts()) {
      // What is not executable is read by one that is.
      if (Files.isExecutable(script)) {
        assertThat(Files.readString(script)).as("%s", script).contains("\nset -eu\n");
      }
    }
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")));
    assumeTrue(installed, "skipped: shellcheck is not installed");
    List<String> command = new ArrayList<>(List.of("shellcheck"));
    scripts().forEach(script -> command.add(script.toString()));
    Process process =
        new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes())).isEmpty();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
