package io.kramers.blocks;

import io.kramers.simd.Vectorization;
import java.io.DataInput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** Trials 0, 1, 2, ... in numbered blocks, the unit of work. */
public interface TrialBlocks<R extends Mergeable<R>> extends Serializable {
  /** Trials a block, whatever the partitioning, where a trial is a point that takes little room. */
  int BLOCK_TRIALS = 1024;

  /** What people call this work beside other work; that of one kind where it has no name. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Trials a block of this work, at least 1. */
  default int blockTrials() {
    return BLOCK_TRIALS;
  }

  /** Number of trials, at least 1. */
  long trials();

  /** Number of blocks; the last one may be shorter. */
  default long blocks() {
    return (trials() + blockTrials() - 1) / blockTrials();
  }

  /**
   * What a full block of trials costs, in rough nanoseconds on one core, if none leaves early. Work
   * is shared out by it; no result depends on it.
   */
  double costOfBlock();

  /** The result of no trials. */
  R nothing();

  /**
   * Reads a result of this work that {@link Mergeable#write} wrote.
   *
   * @throws IOException if what stands there is none, or one of other work
   */
  R read(DataInput in) throws IOException;

  /**
   * What tells this work from any other, the same in every JVM: whatever its results depend on,
   * data by their digests.
   */
  String identity();

  /**
   * What the trials of a result say while others still run; empty where they say nothing yet, or
   * where no one number stands for the work.
   */
  default Optional<Running> running(R result) {
    return Optional.empty();
  }

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
