package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A parameter with one value for all coordinates, or one for each.
 *
 * @param values one or d numbers
 */
record PerCoordinate(List<Double> values) implements Serializable {
  private static final int MOST_DIMENSIONS = 1 << 10;

  static PerCoordinate of(double[] values) {
    return new PerCoordinate(Arrays.stream(values).boxed().toList());
  }

  /** Reads one number greater than 0, or d of them. */
  static PerCoordinate positive(Settings settings, String key, int dimension) {
    return read(settings, key, dimension, Double.MIN_VALUE, "greater than 0");
  }

  /** Reads one number of at least 0, or d of them. */
  static PerCoordinate nonNegative(Settings settings, String key, int dimension) {
    return read(settings, key, dimension, 0.0, "of at least 0");
  }

  private static PerCoordinate read(
      Settings settings, String key, int dimension, double least, String allowed) {
    double[] values = settings.numbers(key, MOST_DIMENSIONS);
    if (Arrays.stream(values).anyMatch(value -> value < least)
        || values.length != 1 && values.length != dimension) {
      throw settings.invalid(
          key,
          "must be a number "
              + allowed
              + (dimension == 1 ? "" : ", or a list of " + dimension + " of them"));
    }
    return of(values);
  }

  double of(int j) {
    return values.get(values.size() == 1 ? 0 : j);
  }

  /** As results show it. */
  Object shown() {
    return values.size() == 1 ? values.get(0) : values;
  }

  void describe(CanonicalText text, String name) {
    values.forEach(value -> text.put(name, value));
  }
}
