package io.kramers.gradientnoise;

import io.kramers.config.CanonicalText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * Something to find by a pass over all samples, cut into numbered chunks. What chunks leave is
 * merged along a {@link io.kramers.blocks.BlockTree}, so no sharing-out of chunks shows in the
 * bits.
 *
 * @param <R> what chunks leave
 * @param <S> what is found, which may be smaller
 */
public interface SampleWork<R, S> extends Serializable {
  /** Number of chunks, at least 1; those of the samples where work does not cut otherwise. */
  default int chunks(SampleLosses losses) {
    return losses.chunks();
  }

  /** About how many gradients of single samples a chunk costs; one a sample by default. */
  default double costOfChunk(SampleLosses losses) {
    return (double) losses.samples() / losses.chunks();
  }

  /**
   * Runs chunks, for one thread.
   *
   * @param vectors that the work points at by their places
   */
  Runner<R> runner(SampleLosses losses, List<double[]> vectors);

  /** Merges what one node of the tree leaves with the next one; may change and return the first. */
  R merge(R first, R second);

  /** What is found, from the root of the tree. */
  S finish(R all, SampleLosses losses);

  /** What tells this work from others on the same samples and vectors. */
  void describe(CanonicalText text);

  /** Writes what was found for {@link #read}. */
  void write(S found, DataOutput out) throws IOException;

  /**
   * Reads what this work has found.
   *
   * @throws IOException if what stands there is no such thing
   */
  S read(DataInput in) throws IOException;

  /** Runs chunks. */
  interface Runner<R> {
    /** What a chunk leaves. */
    R run(int chunk);
  }
}
