package io.kramers.report;

import io.kramers.spark.HadoopFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;

/** A folder of a file system that Hadoop knows. */
final class HadoopFolder implements OutputFolder {
  private final FileSystem files;
  private final Path path;

  private HadoopFolder(FileSystem files, Path path) {
    this.files = files;
    this.path = path;
  }

  HadoopFolder(HadoopFiles.Located located) {
    this(located.files(), located.path());
  }

  @Override
  public void write(String name, Content content) throws IOException {
    OutputStream out = files.create(new Path(path, name));
    try {
      content.writeTo(out);
    } finally {
      // HDFS throws what was thrown here once more, which a try with resources cannot take.
      out.close();
    }
  }

  @Override
  public String place(String name) {
    return new Path(path, name).toString();
  }

  @Override
  public List<String> names(String name) throws IOException {
    try {
      return Stream.of(files.listStatus(new Path(path, name)))
          .map(file -> file.getPath().getName())
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public boolean exists() throws IOException {
    return files.exists(path);
  }

  @Override
  public Optional<String> obstacle() throws IOException {
    Path ancestor = path.getParent();
    while (ancestor != null && !files.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    return ancestor != null && files.getFileStatus(ancestor).isDirectory() && isWritable(ancestor)
        ? Optional.empty()
        : Optional.of(String.valueOf(ancestor));
  }

  private boolean isWritable(Path folder) throws IOException {
    try {
      files.access(folder, FsAction.WRITE);
      return true;
    } catch (AccessControlException e) {
      return false;
    }
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    try (InputStream in = files.open(new Path(path, name))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return path.getName();
  }

  @Override
  public OutputFolder beside(String name) {
    return new HadoopFolder(files, new Path(path.getParent(), name));
  }

  @Override
  public void create() throws IOException {
    require(files.mkdirs(path), "made");
  }

  @Override
  public void delete() throws IOException {
    require(files.delete(path, true) || !exists(), "deleted");
  }

  @Override
  public void rename(String name) throws IOException {
    require(files.rename(path, new Path(path.getParent(), name)), "renamed to " + name);
  }

  /** Hadoop has no reasons beside its answers. */
  private void require(boolean done, String what) throws IOException {
    if (!done) {
      throw new IOException(path + " could not be " + what);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
