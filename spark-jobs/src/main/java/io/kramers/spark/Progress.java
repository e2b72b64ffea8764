package io.kramers.spark;

import io.kramers.escape.Tally;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** A line every few seconds on how far a job is. */
public final class Progress {
  private static final long NANOS = 1_000_000_000L;
  private static final long INTERVAL = 2 * NANOS;

  private final PrintStream out;
  private double total;
  private double done;
  private long trialSteps;
  private long started;
  private long lastLine;

  /** Lines go to the given stream. */
  public Progress(PrintStream out) {
    this.out = out;
  }

  /** A line of its own. */
  public void say(String message) {
    out.println("escape: " + message);
  }

  /** Trials begin that cost so much in all, in the unit of {@link #advance}. */
  synchronized void start(double cost) {
    total = cost;
    started = System.nanoTime();
    lastLine = started;
  }

  synchronized void advance(double cost, Map<Integer, Tally> tallies) {
    done += cost;
    trialSteps += tallies.values().stream().mapToLong(Tally::trialSteps).sum();
    long now = System.nanoTime();
    if (now - lastLine >= INTERVAL && done < total) {
      lastLine = now;
      double seconds = (now - started) / (double) NANOS;
      out.printf(
          Locale.ROOT,
          "escape: %3.0f %% of the work, %.3g million trial-steps/s, about %.0f s left%n",
          Math.floor(100 * done / total),
          trialSteps / seconds / 1e6,
          seconds * (total - done) / done);
    }
  }

  synchronized void end() {
    double seconds = (System.nanoTime() - started) / (double) NANOS;
    out.printf(
        Locale.ROOT,
        "escape: all trials done in %.1f s, %.3g trial-steps, %.3g million a second%n",
        seconds,
        (double) trialSteps,
        trialSteps / seconds / 1e6);
  }
}
