package io.kramers.theory;

/**
 * A question has no exact answer, or none within reach; the message is a sentence that says why.
 */
public final class NoExactAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoExactAnswerException(String message) {
    super(message);
  }
}
