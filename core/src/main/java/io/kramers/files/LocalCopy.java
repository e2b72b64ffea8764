package io.kramers.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file where it can be read in any order: itself if it is of this machine, or else a copy that
 * lasts until this is closed.
 */
public final class LocalCopy implements Closeable {
  private final Path path;
  private final boolean copied;

  private LocalCopy(Path path, boolean copied) {
    this.path = path;
    this.copied = copied;
  }

  /** Copies the file if need be. */
  public static LocalCopy of(InputFile file) throws IOException {
    Optional<Path> local = file.local();
    if (local.isPresent()) {
      return new LocalCopy(local.get(), false);
    }
    Path path = Files.createTempFile("kramers-", ".copy");
    try (InputStream in = file.open()) {
      Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.delete(path);
      throw e;
    }
    return new LocalCopy(path, true);
  }

  /** Where it is on this machine. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (copied) {
      Files.delete(path);
    }
  }
}
