package io.kramers.exittime;

import io.kramers.config.Settings;
import io.kramers.theory.ExitInterval;
import java.io.Serializable;

/**
 * Where a process starts and leaves, along each coordinate.
 *
 * @param start in the exit's interval
 * @param exit the interval that it leaves
 */
public record Region(double start, ExitInterval exit) implements Serializable {
  static final String INTERVAL = "interval";

  /** Reads {@code from} and {@code to}, or {@code interval} and {@code start} (its middle). */
  public static Region read(Settings settings) {
    if (!settings.has(INTERVAL)) {
      return passing(settings);
    }
    double[] ends = settings.numbers(INTERVAL, 2);
    if (ends.length != 2 || ends[0] >= ends[1]) {
      throw settings.invalid(INTERVAL, "must be two numbers, the lower end first");
    }
    double start = settings.has("start") ? settings.number("start") : 0.5 * (ends[0] + ends[1]);
    if (start <= ends[0] || start >= ends[1]) {
      throw settings.invalid("start", "must be inside the interval");
    }
    return new Region(start, new ExitInterval(ends[0], ends[1]));
  }

  /** Reads {@code from} and {@code to}. */
  public static Region passing(Settings settings) {
    double from = settings.number("from");
    double to = settings.number("to");
    if (from == to) {
      throw settings.invalid("to", "must not be where it starts, from = " + from);
    }
    return new Region(from, ExitInterval.passing(from, to));
  }

  /** Whether both ends of the exit's interval are there. */
  public boolean isInterval() {
    return Double.isFinite(exit.lower()) && Double.isFinite(exit.upper());
  }

  /** Whether there is an exit below. */
  public boolean downwards() {
    return Double.isFinite(exit.lower());
  }

  /** The one bound that is finite; of an interval the upper one. */
  public double to() {
    return Double.isFinite(exit.upper()) ? exit.upper() : exit.lower();
  }
}
