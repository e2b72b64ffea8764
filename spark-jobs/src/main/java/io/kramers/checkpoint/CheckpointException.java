package io.kramers.checkpoint;

import java.io.IOException;

/** A checkpoint cannot be written; the message is a sentence with the remedy. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckpointException(Folder folder, IOException cause) {
    super(
        "The checkpoint "
            + folder
            + " cannot be written: "
            + cause.getMessage()
            + "; what was kept before is intact: make room there and go on with --resume",
        cause);
  }
}
