package io.kramers.spark;

import io.kramers.escape.Cell;
import io.kramers.escape.Integrator;
import io.kramers.escape.Tally;
import io.kramers.landscape.SampleGradients;
import io.kramers.simd.Vectorization;
import java.util.List;

/**
 * Runs a few trials of each cell, and forgets them, so that the compiler is done with the kernels
 * when Spark has started: while an embedded Spark starts, cores have nothing else to do.
 */
public final class WarmUp implements AutoCloseable {
  private static final long TRIALS = 64;
  private static final long STEPS = 100;

  /** Landscapes with more samples take longer to prepare than this can win. */
  private static final int MOST_SAMPLES = 1000;

  private final Thread thread;
  private volatile boolean closed;

  private WarmUp(List<Cell> cells) {
    thread = new Thread(() -> run(cells), "warm-up");
    thread.setDaemon(true);
    // What fails here fails again in a task, and is reported there.
    thread.setUncaughtExceptionHandler((self, failure) -> {});
  }

  /** Begins, in a thread of its own. */
  public static WarmUp of(List<Cell> cells) {
    WarmUp warmUp =
        new WarmUp(
            cells.stream()
                .filter(cell -> samples(cell) <= MOST_SAMPLES)
                .map(cell -> cell.shortened(STEPS, TRIALS))
                .toList());
    warmUp.thread.start();
    return warmUp;
  }

  private static int samples(Cell cell) {
    return cell.landscape().sampleGradients().map(SampleGradients::count).orElse(0);
  }

  private void run(List<Cell> cells) {
    boolean some = !cells.isEmpty();
    while (some && !closed) {
      for (Cell cell : cells) {
        if (!closed) {
          new Integrator(cell, Vectorization.active()).run(0, new Tally(cell.steps()));
        }
      }
    }
  }

  /** Ends it, within milliseconds. */
  @Override
  public void close() {
    closed = true;
  }

  boolean running() {
    return thread.isAlive();
  }

  void awaitEnd() throws InterruptedException {
    thread.join();
  }
}
