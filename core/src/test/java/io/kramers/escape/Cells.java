package io.kramers.escape;

import io.kramers.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Experiments from configuration texts. */
final class Cells {
  static final String GAUSSIAN =
      "{ kind = gaussian, n = 100, standard-deviation = 0.01, seed = 7 }";

  private Cells() {}

  static EscapeExperiment experiment(String escapeSection) {
    try {
      Path file = Files.createTempFile("experiment", ".conf");
      try {
        Files.writeString(file, "kramers { seed = 11, escape {\n" + escapeSection + "\n} }");
        return EscapeExperiment.read(Configuration.load(file, "escape", List.of()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Cell cell(int dimension, String data, String dynamics, String rest) {
    return experiment(
            """
            landscape { kind = four-basins, dimension = %d, data %s }
            dynamics = [%s]
            %s
            """
                .formatted(dimension, data, dynamics, rest))
        .cells()
        .get(0);
  }
}
