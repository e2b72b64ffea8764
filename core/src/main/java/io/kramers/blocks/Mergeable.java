package io.kramers.blocks;

import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * What blocks of trials leave behind. Merged in any order and grouping, the same blocks give the
 * same bits.
 */
public interface Mergeable<R extends Mergeable<R>> extends Serializable {
  /**
   * Adds another result's trials to this one's.
   *
   * @throws IllegalArgumentException if the other one is of other work
   */
  void merge(R other);

  /**
   * Writes the result for {@link TrialBlocks#read}: few bytes, and none that depend on the order of
   * merging.
   */
  void write(DataOutput out) throws IOException;

  /** Steps simulated. */
  long trialSteps();
}
