package io.kramers.training;

import java.io.IOException;
import java.util.Optional;

/** A place for some bytes that outlive the process. */
public interface Storage {
  /** What was put there last; empty if nothing was. */
  Optional<byte[]> read() throws IOException;

  /** Puts bytes in the place of those that are there: all of them or none. */
  void replace(byte[] bytes) throws IOException;
}
