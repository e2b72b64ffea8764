package io.kramers.api;

import io.kramers.config.ConfigurationException;
import io.kramers.report.Figure;
import io.kramers.report.Figure3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/** Draws figures into files. */
final class Picture {
  private Picture() {}

  static Path draw(String path, Supplier<Figure> drawing) {
    String name = path.toLowerCase(Locale.ROOT);
    boolean svg = name.endsWith(".svg");
    if (!svg && !name.endsWith(".png")) {
      throw new ConfigurationException("The picture " + path + " must end in .svg or .png");
    }
    Figure3.requireFonts();
    Figure figure = drawing.get();
    Path file = Path.of(path).toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, svg ? figure.svg().getBytes(StandardCharsets.UTF_8) : figure.png());
    } catch (IOException e) {
      throw new UncheckedIOException("The picture " + path + " cannot be written", e);
    }
  }
}
