package io.kramers.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file or a folder, which may be there.
 *
 * @param files where it is looked for
 * @param path of this machine, or a URI
 */
public record InputFile(InputFiles files, String path) {
  /** One of this machine. */
  public static InputFile of(Path path) {
    return new InputFile(new LocalFiles(), path.toString());
  }

  /** Whether it is there and a file. */
  public boolean isFile() throws IOException {
    return files.isFile(path);
  }

  /** Whether it is there and a folder. */
  public boolean isFolder() throws IOException {
    return files.isFolder(path);
  }

  /** Its bytes; readers buffer by themselves. */
  public InputStream open() throws IOException {
    return files.open(path);
  }

  /** Itself as a file of this machine, where it is one. */
  public Optional<Path> local() {
    return files.local(path);
  }

  /** What this folder has under a name. */
  public InputFile child(String name) {
    return new InputFile(files, path + "/" + name);
  }

  /** What a path that stands in this file names: a relative one begins at the file's folder. */
  public InputFile sibling(String other) {
    if (InputFiles.isUri(other) || Path.of(other).isAbsolute()) {
      return new InputFile(files, other);
    }
    return new InputFile(
        files,
        InputFiles.isUri(path)
            ? path.substring(0, path.lastIndexOf('/') + 1) + other
            : Path.of(path).toAbsolutePath().resolveSibling(other).normalize().toString());
  }

  /** The last name of the path. */
  public String name() {
    String trimmed = path.replaceFirst("/+$", "");
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return path;
  }
}
