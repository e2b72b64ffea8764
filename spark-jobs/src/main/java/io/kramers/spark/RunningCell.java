package io.kramers.spark;

import io.kramers.blocks.Running;

/**
 * A running estimate and the cell that it is of.
 *
 * @param name the cell's
 * @param running what its trials say so far
 */
record RunningCell(String name, Running running) {
  private static final int FEWEST_DIGITS = 3;
  private static final int MOST_DIGITS = 15;

  /** With the digits that the interval leaves. */
  @Override
  public String toString() {
    double error = running.relativeError();
    int digits =
        error > 0 ? 1 + (int) Math.min(MOST_DIGITS, Math.ceil(-Math.log10(error))) : MOST_DIGITS;
    int shown = Math.max(FEWEST_DIGITS, digits);
    return "%s: %s %s [%s, %s]"
        .formatted(
            name,
            running.quantity(),
            Magnitude.digits(running.value(), shown),
            Magnitude.digits(running.interval().lower(), shown),
            Magnitude.digits(running.interval().upper(), shown));
  }
}
