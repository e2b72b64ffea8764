package io.kramers.spark;

import io.kramers.images.ImageFiles;
import io.kramers.images.LocalFiles;
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
 * without a scheme is one of this machine, as that of a configuration file is.
 */
public final class HadoopFiles implements ImageFiles {
  private final Configuration configuration;
  private final LocalFiles localFiles = new LocalFiles();

  /** With Hadoop's own configuration, and what Spark's properties {@code spark.hadoop.*} add. */
  public HadoopFiles() {
    configuration = configuration();
  }

  /** Hadoop's own configuration, and what Spark's properties {@code spark.hadoop.*} add. */
  public static Configuration configuration() {
    Configuration configuration = new Configuration();
    Arrays.stream(new SparkConf().getAllWithPrefix("spark.hadoop."))
        .forEach(property -> configuration.set(property._1, property._2));
    return configuration;
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
      return call.on(path.getFileSystem(configuration), path);
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
    return ImageFiles.isUri(path)
        ? status(path).filter(FileStatus::isFile).isPresent()
        : localFiles.isFile(path);
  }

  @Override
  public boolean isFolder(String path) throws IOException {
    return ImageFiles.isUri(path)
        ? status(path).filter(FileStatus::isDirectory).isPresent()
        : localFiles.isFolder(path);
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    return ImageFiles.isUri(folder)
        ? Stream.of(call(folder, (files, path) -> files.listStatus(path)))
            .map(status -> new Entry(status.getPath().getName(), status.isDirectory()))
            .toList()
        : localFiles.list(folder);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return ImageFiles.isUri(path) ? call(path, FileSystem::open) : localFiles.open(path);
  }

  @Override
  public Optional<java.nio.file.Path> local(String path) {
    return ImageFiles.isUri(path) ? Optional.empty() : localFiles.local(path);
  }
}
