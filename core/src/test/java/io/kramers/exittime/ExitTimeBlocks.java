package io.kramers.exittime;

import io.kramers.dynamics.PathStepper;
import io.kramers.simd.Vectorization;

/** What a cell keeps to its package, for tests of others: blocks of any size, and its stepper. */
public final class ExitTimeBlocks {
  private ExitTimeBlocks() {}

  /** Runs trials first, ..., first + count - 1. */
  public interface Runner {
    void run(long first, int count, ExitTimes result);
  }

  /** A runner with room for so many trials. */
  public static Runner runner(ExitTimeCell cell, Vectorization provider, int capacity) {
    return new ExitTimeRunner(cell, provider, capacity)::run;
  }

  /** A stepper with room for so many trials. */
  public static PathStepper stepper(ExitTimeCell cell, Vectorization provider, int capacity) {
    return cell.process().stepper(cell.timeStep(), cell.scheme(), cell.key(), provider, capacity);
  }
}
