package io.kramers.spark;

import java.util.Locale;

/**
 * How large numbers are written for people: with three digits, in billions, millions or thousands.
 *
 * @param word after the number; empty for units
 * @param size how many units that is
 */
record Magnitude(String word, double size) {
  private static final int DIGITS = 3;

  /** From here on a number has more digits before its point. */
  private static final double LONG = 999.5;

  private static final double MINUTE = 60.0;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;

  /** The one in which a number has few digits. */
  static Magnitude of(double value) {
    if (value >= 1e9) {
      return new Magnitude(" billion", 1e9);
    }
    if (value >= 1e6) {
      return new Magnitude(" million", 1e6);
    }
    return value >= 1e4 ? new Magnitude(" thousand", 1e3) : new Magnitude("", 1.0);
  }

  /** A number in its own magnitude, such as 51.3 million. */
  static String text(double value) {
    Magnitude magnitude = of(value);
    return magnitude.number(value) + magnitude.word;
  }

  /** Such as 1.24 of 2.07 million. */
  static String parts(long part, long all) {
    Magnitude magnitude = of(all);
    return magnitude.number(part) + " of " + magnitude.number(all) + magnitude.word;
  }

  private String number(double value) {
    return digits(value / size, DIGITS);
  }

  /** At least so many digits; whole numbers without a point. */
  static String digits(double value, int digits) {
    boolean whole = value == Math.rint(value) || Math.abs(value) >= LONG && digits <= DIGITS;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%." + digits + "g", value);
  }

  /** A time, such as 4.2 min. */
  static String time(double seconds) {
    if (seconds < 2 * MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (seconds < 2 * HOUR) {
      return String.format(Locale.ROOT, "%.1f min", seconds / MINUTE);
    }
    return seconds < 2 * DAY
        ? String.format(Locale.ROOT, "%.1f h", seconds / HOUR)
        : String.format(Locale.ROOT, "%.1f days", seconds / DAY);
  }
}
