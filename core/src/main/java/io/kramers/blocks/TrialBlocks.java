package io.kramers.blocks;

import io.kramers.simd.Vectorization;
import java.io.Serializable;

/** Trials 0, 1, 2, ... in numbered blocks of {@value #BLOCK_TRIALS}, the unit of work. */
public interface TrialBlocks<R extends Mergeable<R>> extends Serializable {
  /** Trials a block, whatever the partitioning. */
  int BLOCK_TRIALS = 1024;

  /** Number of trials, at least 1. */
  long trials();

  /** Number of blocks; the last one may be shorter. */
  default long blocks() {
    return (trials() + BLOCK_TRIALS - 1) / BLOCK_TRIALS;
  }

  /**
   * What a full block of trials costs, in rough nanoseconds on one core, if none leaves early. Work
   * is shared out by it; no result depends on it.
   */
  double costOfBlock();

  /** The result of no trials. */
  R nothing();

  /** A machine that runs blocks on the twins of the given provider, for one thread. */
  Runner<R> runner(Vectorization provider);

  /** Runs blocks. */
  interface Runner<R> {
    /**
     * Runs one block to its end.
     *
     * @param block from 0 to the number of blocks - 1
     * @param result receives its trials
     */
    void run(long block, R result);
  }
}
