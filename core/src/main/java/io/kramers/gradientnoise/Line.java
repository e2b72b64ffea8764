package io.kramers.gradientnoise;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Points w* + offset d on a line through the minimum.
 *
 * @param name such as conv1, random 1, or Hessian eigenvector 1
 * @param layer whose parameters are all moved alike; empty for other directions
 * @param coordinate the parameter that alone is moved; empty for other directions
 * @param scale the distance of neighbouring offsets, greater than 0
 * @param offsets in lengths of d, ascending; 0 is the minimum
 * @param direction where d comes from
 */
public record Line(
    String name,
    Optional<String> layer,
    OptionalInt coordinate,
    double scale,
    double[] offsets,
    Direction direction) {

  /** Where d comes from. */
  interface Direction {
    /**
     * The vector d.
     *
     * @param weights w*
     * @param spectrum eigenvectors at w*; null where none were asked for
     */
    double[] at(double[] weights, Spectrum spectrum);
  }

  /** -steps scale, ..., -scale, scale, ..., steps scale: the paper's. */
  static double[] eitherSide(double scale, int steps) {
    double[] offsets = new double[2 * steps];
    Arrays.setAll(offsets, i -> scale * (i < steps ? i - steps : i - steps + 1));
    return offsets;
  }

  /** 0, scale, ..., steps scale. */
  static double[] onwards(double scale, int steps) {
    double[] offsets = new double[steps + 1];
    Arrays.setAll(offsets, i -> scale * i);
    return offsets;
  }
}
