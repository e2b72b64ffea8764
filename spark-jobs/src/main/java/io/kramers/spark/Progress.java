package io.kramers.spark;

import io.kramers.blocks.Mergeable;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;

/** A line every few seconds on how far a job is. */
public final class Progress {
  private static final long NANOS = 1_000_000_000L;
  private static final long INTERVAL = 2 * NANOS;

  private final String command;
  private final PrintStream out;
  private double total;
  private double done;
  private long trialSteps;
  private long started;
  private long lastLine;

  /** Lines begin with the command's name and go to the given stream. */
  public Progress(String command, PrintStream out) {
    this.command = command;
    this.out = out;
  }

  /** A line of its own. */
  public void say(String message) {
    out.println(command + ": " + message);
  }

  String command() {
    return command;
  }

  /** Trials begin that cost so much in all, in the unit of {@link #advance}. */
  synchronized void start(double cost) {
    total = cost;
    done = 0.0;
    trialSteps = 0;
    started = System.nanoTime();
    lastLine = started;
  }

  synchronized void advance(double cost, Collection<? extends Mergeable<?>> results) {
    done += cost;
    trialSteps += results.stream().mapToLong(Mergeable::trialSteps).sum();
    long now = System.nanoTime();
    if (now - lastLine >= INTERVAL && done < total) {
      lastLine = now;
      double seconds = (now - started) / (double) NANOS;
      out.printf(
          Locale.ROOT,
          "%s: %3.0f %% of the work, %.3g million trial-steps/s, about %.0f s left%n",
          command,
          Math.floor(100 * done / total),
          trialSteps / seconds / 1e6,
          seconds * (total - done) / done);
    }
  }

  synchronized void end() {
    double seconds = (System.nanoTime() - started) / (double) NANOS;
    out.printf(
        Locale.ROOT,
        "%s: trials done in %.1f s, %.3g trial-steps, %.3g million a second%n",
        command,
        seconds,
        (double) trialSteps,
        trialSteps / seconds / 1e6);
  }
}
