package io.kramers.exittime;

import java.io.Serializable;

/**
 * The region that a trial leaves, the same along each coordinate: it has left once some coordinate
 * is at or beyond a bound.
 *
 * @param lower minus infinity where there is none
 * @param upper infinity where there is none
 */
public record ExitBounds(double lower, double upper) implements Serializable {
  /** The region left by passing {@code to} in the direction of to - from. */
  public static ExitBounds passing(double from, double to) {
    return from < to
        ? new ExitBounds(Double.NEGATIVE_INFINITY, to)
        : new ExitBounds(to, Double.POSITIVE_INFINITY);
  }

  /** Whether both bounds are there. */
  public boolean isInterval() {
    return Double.isFinite(lower) && Double.isFinite(upper);
  }

  boolean outside(double w) {
    return w <= lower || w >= upper;
  }
}
