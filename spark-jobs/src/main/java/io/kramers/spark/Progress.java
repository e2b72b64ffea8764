package io.kramers.spark;

import io.kramers.config.Secrets;
import java.io.PrintStream;
import java.util.Locale;

/** A line every few seconds on how far a job is. */
public final class Progress {
  private static final long NANOS = 1_000_000_000L;
  private static final long INTERVAL = 2 * NANOS;

  private final String command;
  private final PrintStream out;
  private Unit unit;
  private double total;
  private double done;
  private double units;
  private long started;
  private long lastLine;

  /**
   * What work is counted in.
   *
   * @param what a job does, such as trials
   * @param name of the unit, such as trial-steps
   * @param prefix million, for example
   * @param size how many that are
   */
  record Unit(String what, String name, String prefix, double size) {
    static final Unit TRIAL_STEPS = new Unit("trials", "trial-steps", "million", 1e6);
    static final Unit GRADIENTS = new Unit("gradients", "sample gradients", "thousand", 1e3);
  }

  /** Lines begin with the command's name and go to the given stream. */
  public Progress(String command, PrintStream out) {
    this.command = command;
    this.out = out;
  }

  /** A line of its own. */
  public void say(String message) {
    out.println(command + ": " + Secrets.hidden(message));
  }

  String command() {
    return command;
  }

  /** Work begins that costs so much in all, in the measure of {@link #advance}. */
  synchronized void start(Unit counted, double cost) {
    unit = counted;
    total = cost;
    done = 0.0;
    units = 0.0;
    started = System.nanoTime();
    lastLine = started;
  }

  synchronized void advance(double cost, double more) {
    done += cost;
    units += more;
    long now = System.nanoTime();
    if (now - lastLine >= INTERVAL && done < total) {
      lastLine = now;
      double seconds = (now - started) / (double) NANOS;
      out.printf(
          Locale.ROOT,
          "%s: %3.0f %% of the work, %.3g %s %s/s, about %.0f s left%n",
          command,
          Math.floor(100 * done / total),
          units / seconds / unit.size,
          unit.prefix,
          unit.name,
          seconds * (total - done) / done);
    }
  }

  synchronized void end() {
    double seconds = (System.nanoTime() - started) / (double) NANOS;
    out.printf(
        Locale.ROOT,
        "%s: %s done in %.1f s, %.3g %s, %.3g %s a second%n",
        command,
        unit.what,
        seconds,
        units,
        unit.name,
        units / seconds / unit.size,
        unit.prefix);
  }
}
