package io.kramers.network;

/** What a network is trained on. Immutable and shared by threads. */
public interface Samples {
  /** Number of samples, at least 1. */
  int count();

  /** Of each. */
  Shape shape();

  /** The class of a sample, 0, 1, ..., for softmax cross-entropy; the value for a squared loss. */
  double target(int sample);

  /**
   * Sets the inputs of up to LANES consecutive samples and clears the spare lanes.
   *
   * @param into [unit][lane]
   */
  <A> void fill(Arithmetic<A> on, int firstSample, int lanes, A into);

  /** Blocks of LANES samples; the last one may be short. */
  default int blocks() {
    return (count() + Arithmetic.LANES - 1) / Arithmetic.LANES;
  }
}
