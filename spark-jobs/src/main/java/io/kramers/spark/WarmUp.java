package io.kramers.spark;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.escape.Cell;
import io.kramers.landscape.SampleGradients;
import io.kramers.simd.Vectorization;
import java.util.List;

/**
 * Runs a few trials of some work, and forgets them, so that the compiler is done with the kernels
 * when Spark has started: while an embedded Spark starts, cores have nothing else to do.
 */
public final class WarmUp implements AutoCloseable {
  private static final long TRIALS = 64;
  private static final long STEPS = 100;

  /** Landscapes with more samples take longer to prepare than this can win. */
  private static final int MOST_SAMPLES = 1000;

  private final Thread thread;
  private volatile boolean closed;

  private WarmUp(List<? extends TrialBlocks<?>> work) {
    thread = new Thread(() -> run(work), "warm-up");
    thread.setDaemon(true);
    // What fails here fails again in a task, and is reported there.
    thread.setUncaughtExceptionHandler((self, failure) -> {});
  }

  /** Begins with cells of an escape experiment, of which it runs less than all. */
  public static WarmUp ofCells(List<Cell> cells) {
    return of(
        cells.stream()
            .filter(cell -> samples(cell) <= MOST_SAMPLES)
            .map(cell -> cell.shortened(STEPS, TRIALS))
            .toList());
  }

  /**
   * Begins, in a thread of its own.
   *
   * @param work whose first blocks take milliseconds
   */
  public static WarmUp of(List<? extends TrialBlocks<?>> work) {
    WarmUp warmUp = new WarmUp(work);
    warmUp.thread.start();
    return warmUp;
  }

  private static int samples(Cell cell) {
    return cell.landscape().sampleGradients().map(SampleGradients::count).orElse(0);
  }

  private void run(List<? extends TrialBlocks<?>> work) {
    boolean some = !work.isEmpty();
    while (some && !closed) {
      for (TrialBlocks<?> blocks : work) {
        if (!closed) {
          runFirst(blocks);
        }
      }
    }
  }

  private static <R extends Mergeable<R>> void runFirst(TrialBlocks<R> blocks) {
    blocks.runner(Vectorization.active()).run(0, blocks.nothing());
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
