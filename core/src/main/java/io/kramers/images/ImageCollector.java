package io.kramers.images;

import java.util.Arrays;

/** Takes images one by one, brings them to a size, and lays them one after another. */
final class ImageCollector {
  private final int count;
  private final int size;
  private ImageShape shape;
  private String first;
  private byte[] pixels;
  private int taken;

  /**
   * Room for some images.
   *
   * @param size height and width that all are brought to; 0 keeps what they have
   */
  ImageCollector(int count, int size) {
    this.count = count;
    this.size = size;
  }

  /**
   * Takes the next image.
   *
   * @param name what messages call it
   * @param image its values, laid out [channel][row][column]
   * @throws UnusableImagesException if its shape is not that of the others
   */
  void add(String name, ImageShape given, byte[] image) throws UnusableImagesException {
    ImageShape next = size == 0 ? given : new ImageShape(given.channels(), size, size);
    if (shape == null) {
      first = name;
      shape = next;
      pixels = new byte[length()];
    }
    if (!shape.equals(next)) {
      throw new UnusableImagesException(
          "size",
          "must be given where images differ: "
              + first
              + " has "
              + shape.inPixels()
              + ", and "
              + name
              + " has "
              + next.inPixels());
    }
    byte[] resized =
        size == 0 || given.equals(next) ? image : AreaAverage.square(given, image, size);
    System.arraycopy(resized, 0, pixels, taken * shape.values(), resized.length);
    taken++;
  }

  private int length() throws UnusableImagesException {
    long length = (long) count * shape.values();
    // The longest array that every JVM can make.
    if (length > Integer.MAX_VALUE - 8) {
      throw new UnusableImagesException(
          "samples",
          "is too much: "
              + count
              + " images of "
              + shape.values()
              + " values are more than the 2^31 that are held at once; give fewer, or a smaller"
              + " size");
    }
    return (int) length;
  }

  /** Leaves one channel of three, if all three are the same in every image. */
  void dropEqualChannels() {
    int plane = shape.height() * shape.width();
    for (int i = 0; i < taken; i++) {
      int red = i * shape.values();
      for (int channel = 1; channel < shape.channels(); channel++) {
        int other = red + channel * plane;
        if (!Arrays.equals(pixels, red, red + plane, pixels, other, other + plane)) {
          return;
        }
      }
    }
    byte[] grey = new byte[taken * plane];
    for (int i = 0; i < taken; i++) {
      System.arraycopy(pixels, i * shape.values(), grey, i * plane, plane);
    }
    shape = new ImageShape(1, shape.height(), shape.width());
    pixels = grey;
  }

  ImageShape shape() {
    return shape;
  }

  /** All values, laid out [image][channel][row][column]. */
  byte[] pixels() {
    return pixels;
  }
}
