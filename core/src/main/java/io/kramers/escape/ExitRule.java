package io.kramers.escape;

import io.kramers.simd.Vectorization;
import java.io.Serializable;

/** What counts as leaving the basin, and when it is looked for. */
public interface ExitRule extends Serializable {
  /** Its name in configurations and results. */
  String kind();

  /** The divergence radius R, greater than 0. */
  double divergenceRadius();

  /**
   * A monitor of blocks of trials, for one thread.
   *
   * @param saddle b, one number a coordinate
   * @param capacity the most trials that a block holds
   */
  ExitMonitor monitor(double[] saddle, Vectorization provider, int capacity);
}
