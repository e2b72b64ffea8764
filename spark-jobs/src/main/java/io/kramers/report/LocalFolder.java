package io.kramers.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of this machine. */
final class LocalFolder implements OutputFolder {
  private final Path path;

  LocalFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  @Override
  public void write(String name, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path.resolve(name)))) {
      content.writeTo(out);
    }
  }

  @Override
  public String place(String name) {
    // Hadoop's own reading of the URI: as a text, blanks in it would stay encoded.
    return new org.apache.hadoop.fs.Path(path.resolve(name).toUri()).toString();
  }

  @Override
  public List<String> names(String name) throws IOException {
    Path folder = path.resolve(name);
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Override
  public boolean exists() {
    return Files.exists(path);
  }

  @Override
  public Optional<String> obstacle() {
    Path ancestor = path.getParent();
    while (ancestor != null && !Files.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    return ancestor != null && Files.isDirectory(ancestor) && Files.isWritable(ancestor)
        ? Optional.empty()
        : Optional.of(String.valueOf(ancestor));
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    Path file = path.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public OutputFolder beside(String name) {
    return new LocalFolder(path.resolveSibling(name));
  }

  @Override
  public void create() throws IOException {
    Files.createDirectories(path);
  }

  @Override
  public void delete() throws IOException {
    if (!exists()) {
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Override
  public void rename(String name) throws IOException {
    Files.move(path, path.resolveSibling(name));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
