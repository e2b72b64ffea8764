package io.kramers.images;

import io.kramers.files.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** A zip of folders of images. */
final class ZipSource implements ImageSource {
  private static final byte[] MAGIC = {'P', 'K'};

  private final ZipFiles zip;
  private final FolderSource folders;

  private ZipSource(ZipFiles zip, FolderSource folders) {
    this.zip = zip;
    this.folders = folders;
  }

  /** Whether a file is a zip, by its first two bytes. */
  static boolean isAt(InputFiles files, String path) throws IOException {
    try (InputStream in = files.open(path)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  static ZipSource open(InputFiles files, String path, Split split) throws IOException {
    ZipFiles zip = ZipFiles.open(files, path);
    try {
      return new ZipSource(zip, FolderSource.open(zip, path, split));
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  @Override
  public List<String> classes() {
    return folders.classes();
  }

  @Override
  public int[] labels() {
    return folders.labels();
  }

  @Override
  public void read(int[] positions, ImageCollector into) throws IOException {
    folders.read(positions, into);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
