package io.kramers.bench;

import io.kramers.simd.Vectorization;

/** Numbered blocks to be timed, more than any measurement runs. Shared by threads. */
interface Work {
  /** The part of one thread, on the twins of the given provider. */
  Share share(Vectorization provider);

  /** What one thread does. */
  interface Share {
    /** Runs one block. */
    void run(long block);

    /** How many trials or images it has done. */
    long count();

    /** The sum over them of what is averaged. */
    double total();
  }
}
