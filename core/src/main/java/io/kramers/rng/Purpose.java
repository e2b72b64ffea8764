package io.kramers.rng;

/** What a stream of random words is for; streams of different purposes never share a key. */
public enum Purpose {
  /** The noise and the minibatches of trajectories. */
  TRAJECTORY(1),
  /** Generated data sets, and which images a subset takes. */
  DATA(2),
  /** Which blocks of trials a resample takes. */
  RESAMPLE(3),
  /** Random vectors that eigenproblems are begun with. */
  PROBE(4),
  /** Initial weights of networks. */
  WEIGHTS(5);

  private final long code;

  Purpose(long code) {
    this.code = code;
  }

  /** The constant that enters the key; part of the stream format, never reused. */
  long code() {
    return code;
  }
}
