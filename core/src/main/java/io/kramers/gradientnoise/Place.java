package io.kramers.gradientnoise;

import io.kramers.config.CanonicalText;
import java.io.Serializable;
import java.util.List;

/**
 * A point w + t d in the space of weights, by places in a list of vectors that travels once.
 *
 * @param origin place of w
 * @param direction place of d; negative for none, and then t is 0
 * @param distance t, in lengths of d
 */
public record Place(int origin, int direction, double distance) implements Serializable {
  private static final int NONE = -1;

  /** A vector itself. */
  public static Place at(int origin) {
    return new Place(origin, NONE, 0.0);
  }

  /** Whether there is a direction to look along. */
  boolean directed() {
    return direction >= 0;
  }

  void describe(CanonicalText text) {
    text.put("origin", origin).put("direction", direction).put("distance", distance);
  }

  /** The point. */
  double[] weights(List<double[]> vectors) {
    double[] weights = vectors.get(origin).clone();
    if (directed()) {
      double[] along = vectors.get(direction);
      for (int p = 0; p < weights.length; p++) {
        weights[p] = Math.fma(distance, along[p], weights[p]);
      }
    }
    return weights;
  }
}
