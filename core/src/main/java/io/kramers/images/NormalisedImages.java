package io.kramers.images;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Images as a network takes them in: each value is (value / 255 - mean) / standardDeviation in
 * doubles, and for floats that rounded once.
 */
public final class NormalisedImages implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Images images;
  private final double[] doubles = new double[Normalisation.LARGEST + 1];
  private final float[] floats = new float[Normalisation.LARGEST + 1];

  /** The images under a normalisation. */
  public NormalisedImages(Images images, Normalisation normalisation) {
    this.images = images;
    for (int value = 0; value < doubles.length; value++) {
      doubles[value] = normalisation.apply(value);
      floats[value] = (float) doubles[value];
    }
  }

  /** The images themselves. */
  public Images images() {
    return images;
  }

  /**
   * Writes some images side by side, laid out [channel][row][column][lane]; lane l has {@code
   * numbers[l]}, and lanes beyond them are 0. No allocation.
   *
   * @param numbers which images, from 0; no more than there are lanes
   * @param out a whole number of lanes times the values an image has
   * @throws IllegalArgumentException if {@code out} is not, or there are too few lanes
   */
  public void fill(int[] numbers, float[] out) {
    int lanes = lanes(numbers, out.length);
    if (numbers.length < lanes) {
      Arrays.fill(out, 0.0f);
    }
    byte[] pixels = images.pixels();
    int values = images.shape().values();
    for (int value = 0; value < values; value++) {
      for (int lane = 0; lane < numbers.length; lane++) {
        out[value * lanes + lane] = floats[pixels[numbers[lane] * values + value] & 0xff];
      }
    }
  }

  /** The same in doubles. */
  public void fill(int[] numbers, double[] out) {
    int lanes = lanes(numbers, out.length);
    if (numbers.length < lanes) {
      Arrays.fill(out, 0.0);
    }
    byte[] pixels = images.pixels();
    int values = images.shape().values();
    for (int value = 0; value < values; value++) {
      for (int lane = 0; lane < numbers.length; lane++) {
        out[value * lanes + lane] = doubles[pixels[numbers[lane] * values + value] & 0xff];
      }
    }
  }

  private int lanes(int[] numbers, int length) {
    int values = images.shape().values();
    int lanes = length / values;
    if (lanes * values != length || numbers.length > lanes) {
      throw new IllegalArgumentException(
          "%d images of %d values do not fit lanes in an array of %d"
              .formatted(numbers.length, values, length));
    }
    return lanes;
  }
}
