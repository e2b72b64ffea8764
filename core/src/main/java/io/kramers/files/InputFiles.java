package io.kramers.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** File systems, as far as readers need them. Paths are texts, with / between names. */
public interface InputFiles {
  /** How a URI begins; a single letter would be a drive, and a colon alone part of a name. */
  Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:/");

  /**
   * What a folder has in it.
   *
   * @param name without the folder's path
   * @param folder whether it is a folder itself
   */
  record Entry(String name, boolean folder) {}

  /** Whether there is a file of that path. */
  boolean isFile(String path) throws IOException;

  /** Whether there is a folder of that path. */
  boolean isFolder(String path) throws IOException;

  /** What is in a folder, in any order. */
  List<Entry> list(String folder) throws IOException;

  /** The bytes of a file; readers buffer by themselves. */
  InputStream open(String path) throws IOException;

  /** The file as one of this machine, where it is one. */
  Optional<Path> local(String path);

  /** Whether a path names its file system, as {@code hdfs://host/data} does. */
  static boolean isUri(String path) {
    return SCHEME.matcher(path).find();
  }
}
