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
   * How much the value may change, relatively, each further step: as much as it did on average over
   * the second half of the steps.
   */
  double pace() {
    double last = last();
    double change = Math.abs(last - values[count / 2]);
    return (last == 0 ? 0.0 : change / last + ROUNDING) / (count - count / 2);
  }
}
