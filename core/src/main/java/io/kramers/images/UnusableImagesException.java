package io.kramers.images;

import java.io.IOException;

/**
 * What a path holds cannot be used; the message goes on after the configuration's key and value.
 */
final class UnusableImagesException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String key;

  /** With the key of the section {@code data} that is to blame. */
  UnusableImagesException(String key, String remedy) {
    super(remedy);
    this.key = key;
  }

  /** Something is wrong with a file or folder below {@code path}. */
  static UnusableImagesException in(String file, String problem) {
    return new UnusableImagesException("path", "cannot be used: " + file + " " + problem);
  }

  String key() {
    return key;
  }
}
