package io.kramers.images;

/** The square in an image's middle, brought to another size by the average over areas, exactly. */
final class AreaAverage {
  private AreaAverage() {}

  /**
   * Crops and resizes. A new pixel is the average of the square that it covers, in which old pixels
   * count by the area that they share with it, rounded to the nearest integer, halves upwards.
   * Where the sides differ by an odd number the part that is left out is one larger below or on the
   * right.
   *
   * @param image values of {@code shape}, unsigned, laid out [channel][row][column]
   * @param size new height and width, at least 1
   */
  static byte[] square(ImageShape shape, byte[] image, int size) {
    int side = Math.min(shape.height(), shape.width());
    int top = (shape.height() - side) / 2;
    int left = (shape.width() - side) / 2;
    byte[] resized = new byte[shape.channels() * size * size];
    for (int channel = 0; channel < shape.channels(); channel++) {
      int plane = channel * shape.height() * shape.width();
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          resized[(channel * size + row) * size + column] =
              average(image, plane, shape.width(), top, left, side, size, row, column);
        }
      }
    }
    return resized;
  }

  /**
   * With lengths in units in which an old pixel measures {@code size} and a new one {@code side}.
   */
  private static byte average(
      byte[] image,
      int plane,
      int width,
      int top,
      int left,
      int side,
      int size,
      int row,
      int column) {
    long sum = 0;
    for (int y = first(row, side, size); y <= last(row, side, size); y++) {
      long height = overlap(row, y, side, size);
      for (int x = first(column, side, size); x <= last(column, side, size); x++) {
        int value = Byte.toUnsignedInt(image[plane + (top + y) * width + left + x]);
        sum += height * overlap(column, x, side, size) * value;
      }
    }
    long area = (long) side * side;
    return (byte) ((2 * sum + area) / (2 * area));
  }

  private static int first(int place, int side, int size) {
    return (int) ((long) place * side / size);
  }

  private static int last(int place, int side, int size) {
    return (int) (((place + 1L) * side - 1) / size);
  }

  private static long overlap(int place, int old, int side, int size) {
    return Math.min((place + 1L) * side, (old + 1L) * size)
        - Math.max((long) place * side, (long) old * size);
  }
}
