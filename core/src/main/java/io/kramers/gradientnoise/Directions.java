package io.kramers.gradientnoise;

import io.kramers.arrays.StartVectors;
import io.kramers.config.CanonicalText;
import io.kramers.network.ParameterGroup;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import java.util.Arrays;

/** Directions in the space of weights. */
final class Directions {
  private Directions() {}

  /** 1 for every parameter of a layer: the paper's. */
  static double[] layer(int length, ParameterGroup group) {
    double[] direction = new double[length];
    Arrays.fill(direction, group.offset(), group.offset() + group.length(), 1.0);
    return direction;
  }

  /** 1 for one parameter. */
  static double[] coordinate(int length, int parameter) {
    double[] direction = new double[length];
    direction[parameter] = 1.0;
    return direction;
  }

  /**
   * A unit vector uniform on the sphere.
   *
   * @param number of the vector, from 0
   */
  static double[] random(int length, long seed, int number) {
    long cell = new CanonicalText().put("direction", "random").hash();
    double[] direction =
        StartVectors.normals(StreamKey.of(seed, Purpose.PROBE, cell), number, length);
    return LaneSums.divided(direction, Math.sqrt(LaneSums.product(direction, direction)));
  }

  /**
   * A vector of independent fair signs.
   *
   * @param number of the vector, from 0
   */
  static double[] signs(int length, long seed, int number) {
    long cell = new CanonicalText().put("direction", "signs").hash();
    double[] direction =
        StartVectors.normals(StreamKey.of(seed, Purpose.PROBE, cell), number, length);
    Arrays.setAll(direction, p -> direction[p] < 0 ? -1.0 : 1.0);
    return direction;
  }
}
