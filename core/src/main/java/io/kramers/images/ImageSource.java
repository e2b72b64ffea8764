package io.kramers.images;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Images that have been looked at as far as to know their labels. */
interface ImageSource extends Closeable {
  /** The classes' names. */
  List<String> classes();

  /** The label of every image, in their order. */
  int[] labels();

  /**
   * Reads some images.
   *
   * @param positions which, in ascending order
   */
  void read(int[] positions, ImageCollector into) throws IOException;

  @Override
  default void close() throws IOException {}
}
