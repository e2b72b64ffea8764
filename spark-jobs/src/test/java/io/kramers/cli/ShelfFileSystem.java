package io.kramers.cli;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;

/**
 * Files of this machine under a scheme of their own, for those that bring the key alone: what an
 * object store is to whoever has to be let in.
 */
public final class ShelfFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "shelf";
  static final String KEY = "fs.shelf.key";
  static final String RIGHT_KEY = "sesame";

  private static final URI ROOT = URI.create(SCHEME + ":///");

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    if (!configuration.get(KEY, "").equals(RIGHT_KEY)) {
      throw new AccessControlException(KEY + " is wrong");
    }
  }

  /**
   * Whoever has the key may do anything. Files of this machine are asked in vain under a scheme.
   */
  @Override
  public void access(Path path, FsAction mode) throws IOException {
    getFileStatus(path);
  }
}
