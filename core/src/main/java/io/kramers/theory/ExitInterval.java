package io.kramers.theory;

import java.io.Serializable;

/**
 * The interval that a chain exits by leaving it. One end may be infinite: then there is no exit on
 * that side, and the chain may go arbitrarily far.
 *
 * @param lower its lower end, or minus infinity
 * @param upper its upper end, or infinity
 */
public record ExitInterval(double lower, double upper) implements Serializable {
  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException unless lower is less than upper and one of them is finite
   */
  public ExitInterval {
    if (!(lower < upper)
        || lower == Double.NEGATIVE_INFINITY && upper == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "[" + lower + ", " + upper + "] is not an interval that can be left");
    }
  }

  /** Exit where w is less than the threshold. */
  public static ExitInterval below(double threshold) {
    return new ExitInterval(threshold, Double.POSITIVE_INFINITY);
  }

  /** Exit where w is greater than the threshold. */
  public static ExitInterval above(double threshold) {
    return new ExitInterval(Double.NEGATIVE_INFINITY, threshold);
  }

  /** Exit where w passes {@code to} in the direction from {@code from}, which is another place. */
  public static ExitInterval passing(double from, double to) {
    return from < to ? above(to) : below(to);
  }

  /** Whether w is inside or at an end. */
  public boolean holds(double w) {
    return lower <= w && w <= upper;
  }

  /** The probability of a place outside after a step with the given mean and deviation. */
  double left(double mean, double deviation) {
    return Normal.cumulative((lower - mean) / deviation)
        + Normal.cumulative((mean - upper) / deviation);
  }

  /** The probability that a step from x to y, both inside, is noticed to have crossed an end. */
  double crossed(Crossing crossing, double x, double y, double deviation) {
    if (crossing == Crossing.DISCRETE) {
      return 0.0;
    }
    double below = exponent(x - lower, y - lower, deviation);
    double above = exponent(upper - x, upper - y, deviation);
    return Math.exp(below) - Math.expm1(below) * Math.exp(above);
  }

  /** One minus {@link #crossed}, which may be too small for a difference. */
  double kept(Crossing crossing, double x, double y, double deviation) {
    return crossing == Crossing.DISCRETE
        ? 1.0
        : Math.expm1(exponent(x - lower, y - lower, deviation))
            * Math.expm1(exponent(upper - x, upper - y, deviation));
  }

  private static double exponent(double x, double y, double deviation) {
    return -2.0 * (x / deviation) * (y / deviation);
  }
}
