package io.kramers.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies a checkpoint whenever there are other files in it, while a command runs: what a process
 * that is killed at that moment leaves.
 */
final class CheckpointCopies implements AutoCloseable {
  private final Path folder;
  private final Path to;
  private final Thread thread = new Thread(this::run, "checkpoint-copies");
  private final List<Path> copies = new ArrayList<>();
  private volatile boolean closed;

  /**
   * Begins.
   *
   * @param folder that may not be there yet
   * @param to where copies go
   */
  CheckpointCopies(Path folder, Path to) {
    this.folder = folder;
    this.to = to;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    List<Path> last = List.of();
    while (!closed) {
      try {
        List<Path> now = list(folder);
        if (!now.equals(last)) {
          copy(folder, to.resolve(String.valueOf(copies.size())));
          copies.add(to.resolve(String.valueOf(copies.size())));
          last = now;
        }
        Thread.sleep(1);
      } catch (NoSuchFileException e) {
        // A file was moved to its place, or the folder deleted, meanwhile.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".next")).sorted().toList();
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : list(from)) {
      Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
    }
  }

  /** The copies, the earliest first. */
  List<Path> copies() {
    return copies;
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
