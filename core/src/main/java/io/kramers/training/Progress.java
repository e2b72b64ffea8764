package io.kramers.training;

/** Hears how training goes, from the thread that trains. */
public interface Progress {
  /**
   * Before a step, and where training ends.
   *
   * @param frozen whether the statistics of batch normalisation are frozen
   * @param iteration steps so far, before freezing or after it
   * @param loss average over the training samples
   * @param gradientNorm of that loss
   */
  void at(boolean frozen, int iteration, double loss, double gradientNorm);
}
