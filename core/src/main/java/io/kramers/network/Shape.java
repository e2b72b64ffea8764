package io.kramers.network;

/**
 * What a layer takes or gives for one sample.
 *
 * @param channels at least 1
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Shape(int channels, int height, int width) {
  /** Checks the values. */
  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a shape of " + channels + " x " + height + " x " + width + " holds nothing");
    }
  }

  /** Numbers in a row, as dense layers take and give them. */
  public static Shape flat(int units) {
    return new Shape(units, 1, 1);
  }

  /** Numbers of one sample. */
  public int units() {
    return Math.multiplyExact(channels, Math.multiplyExact(height, width));
  }

  /** Length of an array for a block of samples. */
  int lanes() {
    return Math.multiplyExact(units(), Arithmetic.LANES);
  }
}
