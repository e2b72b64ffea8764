package io.kramers.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** A folder of small files, each of which is there as a whole or not at all. */
final class Folder {
  private static final String UNFINISHED = ".next";

  private final Path path;
  private final Configuration configuration;
  private final FileSystem files;

  /** A folder that may not be there yet. */
  Folder(Path path, Configuration configuration) throws IOException {
    this.configuration = configuration;
    FileSystem system = path.getFileSystem(configuration);
    // With the default file system's host, which hdfs:///x lacks and a file context demands.
    this.path = system.makeQualified(path);
    // Files here have checksums of their own.
    files = system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
  }

  boolean exists() throws IOException {
    return files.exists(path);
  }

  /** The sizes of the files by their names; none where there is no folder. */
  SortedMap<String, Long> list() throws IOException {
    SortedMap<String, Long> sizes = new TreeMap<>();
    try {
      for (FileStatus status : files.listStatus(path)) {
        if (status.isFile() && !status.getPath().getName().endsWith(UNFINISHED)) {
          sizes.put(status.getPath().getName(), status.getLen());
        }
      }
    } catch (FileNotFoundException e) {
      return sizes;
    }
    return sizes;
  }

  /** A file's bytes; empty where there is none. */
  Optional<byte[]> read(String name) throws IOException {
    try (InputStream in = files.open(new Path(path, name))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (FSError e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Writes a file beside its place, brings it to the disk, and moves it there. */
  void replace(String name, byte[] bytes) throws IOException {
    Path place = new Path(path, name);
    Path next = new Path(path, name + UNFINISHED);
    try {
      files.mkdirs(path);
      FSDataOutputStream out = files.create(next, true);
      try {
        out.write(bytes);
        out.hsync();
      } finally {
        // HDFS throws what was thrown here once more, which a try with resources cannot take.
        out.close();
      }
      move(next, place);
    } catch (IOException | FSError e) {
      deleteQuietly(next, false);
      // Hadoop has disks' errors in FSError, as their causes.
      String reason =
          e instanceof FSError && e.getCause() != null ? e.getCause().getMessage() : e.getMessage();
      // And a name node's errors bring its stack.
      throw new IOException(String.valueOf(reason).lines().findFirst().orElse("no reason"), e);
    }
  }

  /** In the place of a file that is there. */
  private void move(Path from, Path to) throws IOException {
    if ("file".equals(files.getUri().getScheme())) {
      if (!files.rename(from, to)) {
        throw new IOException(from + " cannot be moved to " + to.getName());
      }
      return;
    }
    try {
      FileContext.getFileContext(path.toUri(), configuration)
          .rename(from, to, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      files.delete(to, false);
      if (!files.rename(from, to)) {
        throw new IOException(from + " cannot be moved to " + to.getName(), e);
      }
    }
  }

  /** What cannot be deleted now is written over later. */
  private void deleteQuietly(Path file, boolean withAllInIt) {
    try {
      files.delete(file, withAllInIt);
    } catch (IOException | FSError e) {
      // The error that is on its way already says what is wrong.
    }
  }

  void delete(String name) throws IOException {
    files.delete(new Path(path, name), false);
  }

  /** Deletes the folder with all that is in it, if it is there. */
  void delete() throws IOException {
    files.delete(path, true);
  }

  /** Deletes the folder where that is possible, on the way to an error. */
  void deleteQuietly() {
    deleteQuietly(path, true);
  }

  /** As people write it: without a scheme where it is on this machine. */
  @Override
  public String toString() {
    return path.toUri().getScheme() == null || path.toUri().getScheme().equals("file")
        ? path.toUri().getPath()
        : path.toString();
  }
}
