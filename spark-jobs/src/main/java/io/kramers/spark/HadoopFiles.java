package io.kramers.spark;

import io.kramers.files.InputFiles;
import io.kramers.files.LocalFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;

/**
 * Files of any file system that Hadoop knows, by URIs such as {@code hdfs://host/data}. A path
 * without a scheme is one of this machine, whatever {@code fs.defaultFS} is.
 */
public final class HadoopFiles implements InputFiles {
  private static final String LOCAL = "file:/";

  private final LocalFiles localFiles = new LocalFiles();
  private Configuration configuration;

  /**
   * Hadoop's own configuration, and what Spark's properties {@code spark.hadoop.*} add. It is read
   * when the first URI is met, as that takes its time; Spark need not have been started.
   */
  public synchronized Configuration configuration() {
    if (configuration == null) {
      configuration = new Configuration();
      Arrays.stream(new SparkConf().getAllWithPrefix("spark.hadoop."))
          .forEach(property -> configuration.set(property._1, property._2));
    }
    return configuration;
  }

  /** The file system that a URI names, and the path that it has there. */
  public record Located(FileSystem files, Path path) {}

  /**
   * Finds the file system of a URI.
   *
   * @throws IOException if there is none of its scheme, or it cannot be reached
   */
  public Located locate(String uri) throws IOException {
    return call(uri, (files, path) -> new Located(files, files.makeQualified(path)));
  }

  private interface Call<T> {
    T on(FileSystem files, Path path) throws IOException;
  }

  /**
   * What Hadoop throws unchecked, as where a file system's classes are missing, is checked here.
   */
  private <T> T call(String uri, Call<T> call) throws IOException {
    try {
      Path path = new Path(uri);
      return call.on(path.getFileSystem(configuration()), path);
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Optional<FileStatus> status(String uri) throws IOException {
    try {
      return Optional.of(call(uri, FileSystem::getFileStatus));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isFile(String path) throws IOException {
    return InputFiles.isUri(path)
        ? status(path).filter(FileStatus::isFile).isPresent()
        : localFiles.isFile(path);
  }

  @Override
  public boolean isFolder(String path) throws IOException {
    return InputFiles.isUri(path)
        ? status(path).filter(FileStatus::isDirectory).isPresent()
        : localFiles.isFolder(path);
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    return InputFiles.isUri(folder)
        ? Stream.of(call(folder, (files, path) -> files.listStatus(path)))
            .map(status -> new Entry(status.getPath().getName(), status.isDirectory()))
            .toList()
        : localFiles.list(folder);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return InputFiles.isUri(path) ? call(path, FileSystem::open) : localFiles.open(path);
  }

  @Override
  public Optional<java.nio.file.Path> local(String path) {
    if (!InputFiles.isUri(path)) {
      return localFiles.local(path);
    }
    return path.startsWith(LOCAL)
        ? localFiles.local(new Path(path).toUri().getPath())
        : Optional.empty();
  }
}
