package io.kramers.claim;

import io.kramers.estimate.Interval;

/**
 * A simulated number beside what theory says of it.
 *
 * @param what is measured
 * @param reading the interpretation that it was simulated in; empty where there is but one
 * @param simulated the estimate
 * @param interval of it
 * @param trials behind it
 * @param expected the exact value of the very chain that was simulated; NaN where it is not known
 * @param exact in continuous time; NaN where it is not known
 * @param printed what the paper says: a number, both ends the same, or a range
 * @param corrected the right form's value; NaN where it is not known
 * @param tolerance how far a right formula may be off, absolutely: more than 0 for asymptotic ones
 */
public record Measurement(
    String what,
    String reading,
    double simulated,
    Interval interval,
    long trials,
    double expected,
    double exact,
    Interval printed,
    double corrected,
    double tolerance) {
  private static final double ROUNDING = 1e-6;

  /** A statement that is a number. */
  static Interval number(double value) {
    return new Interval(value, value);
  }

  /** Whether the simulation agrees with the exact value of what is simulated, if it is known. */
  public boolean agrees() {
    double room = ROUNDING * Math.abs(expected);
    return Double.isNaN(expected)
        ? !Double.isNaN(simulated)
        : interval.lower() - room <= expected && expected <= interval.upper() + room;
  }

  /** Whether the printed statement fits. */
  public boolean printedFits() {
    return fits(printed);
  }

  /** Whether the right form fits, if there is one. */
  public boolean correctedFits() {
    return Double.isNaN(corrected) || fits(number(corrected));
  }

  /**
   * Whether a statement fits both the simulation, less what its time step adds to it, and the exact
   * value.
   */
  private boolean fits(Interval statement) {
    double room = tolerance + ROUNDING * Math.abs(exact);
    double low = statement.lower() - (Double.isNaN(room) ? tolerance : room);
    double high = statement.upper() + (Double.isNaN(room) ? tolerance : room);
    double bias = Double.isNaN(expected - exact) ? 0.0 : expected - exact;
    boolean simulatedFits = interval.lower() - bias <= high && interval.upper() - bias >= low;
    return simulatedFits && (Double.isNaN(exact) || low <= exact && exact <= high);
  }
}
