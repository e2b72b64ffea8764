package io.kramers.images;

import io.kramers.files.InputFiles;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file of bytes that is being read: a magic number that says type and number of dimensions,
 * the dimensions, and the values, all with the most significant byte first (Y. LeCun, C. Cortes and
 * C. Burges, "The MNIST database of handwritten digits"). A gzipped file is known by its own magic
 * number, whatever its name.
 */
final class IdxFile implements Closeable {
  /** Bytes in one dimension. */
  static final int LABELS = 0x801;

  /** Bytes in three dimensions. */
  static final int IMAGES = 0x803;

  private static final int GZIP = 0x1f8b;
  private static final int LONGEST_SIDE = 1 << 14;

  /**
   * Of labels or images; a gzipped file of two megabytes could hold two thousand million labels.
   */
  private static final int MOST_ITEMS = 1 << 26;

  private final String path;
  private final String items;
  private final DataInputStream in;
  private int count;
  private ImageShape shape;

  private IdxFile(String path, String items, DataInputStream in) {
    this.path = path;
    this.items = items;
    this.in = in;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param magic {@link #LABELS} or {@link #IMAGES}
   * @throws UnusableImagesException if the file is another
   */
  static IdxFile open(InputFiles files, String path, int magic) throws IOException {
    String items = magic == LABELS ? "labels" : "images";
    BufferedInputStream raw = new BufferedInputStream(files.open(path), 1 << 16);
    try {
      IdxFile file = new IdxFile(path, items, new DataInputStream(unpacked(raw)));
      file.readHeader(magic);
      return file;
    } catch (EOFException e) {
      raw.close();
      throw UnusableImagesException.in(path, "is truncated: it ends within its header");
    } catch (ZipException e) {
      raw.close();
      throw damaged(path, e);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream unpacked(BufferedInputStream raw) throws IOException {
    raw.mark(2);
    int magic = raw.read() << 8 | raw.read();
    raw.reset();
    return magic == GZIP ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16)) : raw;
  }

  private static UnusableImagesException damaged(String path, ZipException e) {
    return UnusableImagesException.in(path, "is a damaged gzip file: " + e.getMessage());
  }

  private void readHeader(int magic) throws IOException {
    int found = in.readInt();
    if (found != magic) {
      throw UnusableImagesException.in(
          path,
          "is no IDX file of %s: it begins with %08x, not with %08x"
              .formatted(items, found, magic));
    }
    count = in.readInt();
    shape = magic == LABELS ? new ImageShape(1, 1, 1) : new ImageShape(1, side(), side());
    if (count < 1) {
      throw UnusableImagesException.in(path, "holds no " + items);
    }
    if (count > MOST_ITEMS) {
      throw UnusableImagesException.in(
          path, "says that it holds " + count + " " + items + "; there may be " + MOST_ITEMS);
    }
  }

  private int side() throws IOException {
    int side = in.readInt();
    if (side < 1 || side > LONGEST_SIDE) {
      throw UnusableImagesException.in(
          path, "says that its images have a side of " + Integer.toUnsignedString(side));
    }
    return side;
  }

  /** How many labels or images the header says there are. */
  int count() {
    return count;
  }

  /** What an image measures. */
  ImageShape shape() {
    return shape;
  }

  /** The next bytes. */
  byte[] next(int length) throws IOException {
    try {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException();
      }
      return bytes;
    } catch (EOFException e) {
      throw UnusableImagesException.in(
          path, "is truncated: it ends before the " + count + " " + items + " its header says");
    } catch (ZipException e) {
      throw damaged(path, e);
    }
  }

  /** Refuses a file that goes on; a gzipped one's checksum is looked at here. */
  void requireEnd() throws IOException {
    try {
      if (in.read() >= 0) {
        throw UnusableImagesException.in(
            path, "is longer than the " + count + " " + items + " its header says");
      }
    } catch (EOFException e) {
      throw UnusableImagesException.in(path, "is truncated: it ends within its checksum");
    } catch (ZipException e) {
      throw damaged(path, e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
