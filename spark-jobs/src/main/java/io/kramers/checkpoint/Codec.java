package io.kramers.checkpoint;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How the results of a stage become bytes.
 *
 * @param <R> what a piece of work leaves
 */
public interface Codec<R> {
  /** What tells the stage's work from any other, the same in every JVM. */
  String identity();

  /** Writes a result. */
  void write(R result, DataOutput out) throws IOException;

  /**
   * Reads a result.
   *
   * @param work its index
   * @throws IOException if what stands there is none of that work
   */
  R read(int work, DataInput in) throws IOException;

  /** Both together; may change and return the first. */
  R merge(R first, R second);
}
