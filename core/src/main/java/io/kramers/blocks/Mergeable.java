package io.kramers.blocks;

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

  /** Steps simulated. */
  long trialSteps();
}
