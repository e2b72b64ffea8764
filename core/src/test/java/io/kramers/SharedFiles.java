package io.kramers;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of reference values, which is not part of the project. Tests that need it carry
 * {@code @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)}.
 */
public final class SharedFiles {
  /** The condition. */
  public static final String PRESENT = "io.kramers.SharedFiles#present";

  /** What is said where it does not hold. */
  public static final String ABSENT =
      "there are no reference values; -Dkramers.shared=DIR says where they are";

  private static final Path FOLDER =
      Path.of(System.getProperty("kramers.shared", "../../shared")).toAbsolutePath().normalize();

  private SharedFiles() {}

  /** Whether the folder is there. */
  static boolean present() {
    return Files.isRegularFile(file("reference/cases.json"));
  }

  /** A file in it. */
  public static Path file(String relative) {
    return FOLDER.resolve(relative);
  }
}
