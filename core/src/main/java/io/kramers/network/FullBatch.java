package io.kramers.network;

/**
 * The average loss of a network over all samples. Sums run over samples in a fixed order: lanes in
 * order, chunks of {@value #CHUNK} blocks in order; so no bit depends on the number of threads.
 */
public interface FullBatch {
  /** Blocks that are added up lane by lane, in the precision of the passes, before they meet. */
  int CHUNK = 8;

  /**
   * The loss and its gradient.
   *
   * @param weights all parameters, which the passes round to their precision
   * @param gradient is set
   * @return the average loss
   */
  double gradient(double[] weights, double[] gradient);

  /** The number of chunks of some samples. */
  static int chunks(Samples samples) {
    return (samples.blocks() + CHUNK - 1) / CHUNK;
  }
}
