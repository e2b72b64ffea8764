package io.kramers.checkpoint;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** Local files by another scheme, on a disk that can be full. */
public final class FullFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "full";
  static final Path FULL = new Path("/dev/full");

  /** Whether there is no room for what is written. */
  static boolean full;

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    Path place = full ? FULL : file;
    return super.create(place, overwrite, bufferSize, replication, blockSize, progress);
  }
}
