package io.kramers.images;

import java.io.IOException;
import java.io.InputStream;

/** Reads files of one image each, whatever they claim to hold: a zip may unpack to anything. */
final class SmallFile {
  /** The most bytes of a file. */
  static final int MOST_BYTES = 1 << 26;

  private SmallFile() {}

  /**
   * All bytes of a file.
   *
   * @throws UnusableImagesException if there are more than {@value #MOST_BYTES}
   */
  static byte[] bytes(String path, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw UnusableImagesException.in(
          path, "has more than " + MOST_BYTES + " bytes, too many for an image");
    }
    return bytes;
  }
}
