package io.kramers.theory;

import java.util.Arrays;

/** A number a step that comes to rest. */
final class Trend {
  /** What the value changes by rounding, relatively. */
  private static final double ROUNDING = 0x1p-52;

  private double[] values = new double[64];
  private int count;

  void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  int count() {
    return count;
  }

  double last() {
    return values[count - 1];
  }

  double[] values() {
    return Arrays.copyOf(values, count);
  }

  /**
   * How much the value may change, relatively, over some more steps: as if it went on as it did on
   * average over the last quarter of the steps. What decays more slowly is in that bound as well,
   * for it changes ever less. Infinite where the value is 0.
   */
  double change(double steps) {
    if (last() == 0) {
      return Double.POSITIVE_INFINITY;
    }
    int from = count - 1 - count / 4;
    double change = Math.abs(last() - values[from]) / last() + ROUNDING;
    return change * steps / Math.max(1, count - 1 - from);
  }
}
