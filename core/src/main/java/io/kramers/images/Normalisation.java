package io.kramers.images;

import io.kramers.config.CanonicalText;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * How 8-bit values become numbers: (value / 255 - mean) / standardDeviation, one mean and one
 * deviation for all channels.
 *
 * @param mean of value / 255
 * @param standardDeviation of value / 255, greater than 0
 */
public record Normalisation(double mean, double standardDeviation) implements Serializable {
  /** The largest 8-bit value. */
  static final int LARGEST = 255;

  /**
   * The mean and the standard deviation (over n, not n - 1) of all values of all images, from exact
   * integer sums.
   *
   * @throws UnusableImagesException if all values are equal
   */
  static Normalisation of(Images images) throws UnusableImagesException {
    long sum = 0;
    long squares = 0;
    for (byte pixel : images.pixels()) {
      int value = Byte.toUnsignedInt(pixel);
      sum += value;
      squares += value * value;
    }
    long n = images.pixels().length;
    double variance =
        BigInteger.valueOf(n)
            .multiply(BigInteger.valueOf(squares))
            .subtract(BigInteger.valueOf(sum).pow(2))
            .doubleValue();
    if (variance == 0.0) {
      throw new UnusableImagesException(
          "path", "holds images whose pixels are all equal, which cannot be normalised");
    }
    double scale = (double) LARGEST * n;
    return new Normalisation(sum / scale, Math.sqrt(variance) / scale);
  }

  /** The number that an 8-bit value becomes. */
  double apply(int value) {
    return ((double) value / LARGEST - mean) / standardDeviation;
  }

  /** Writes the normalisation into a cell's canonical text. */
  void describe(CanonicalText text) {
    text.put("mean", mean).put("standard-deviation", standardDeviation);
  }
}
