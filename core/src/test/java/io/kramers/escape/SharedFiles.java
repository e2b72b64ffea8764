package io.kramers.escape;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of reference values, which is not part of the project. */
final class SharedFiles {
  private SharedFiles() {}

  /** A file in it; the test that asks is skipped where it is absent. */
  static Path file(String relative) {
    Path file = Path.of(System.getProperty("kramers.shared", "../../shared"), relative);
    assumeTrue(
        Files.exists(file),
        () -> "skipped: " + file + " is absent; -Dkramers.shared=DIR says where it is");
    return file.toAbsolutePath().normalize();
  }
}
