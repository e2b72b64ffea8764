package io.kramers.training;

/** Training has left the numbers; the message is a sentence with the remedy. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(int iteration, double loss, String key, double learningRate) {
    super(
        "Training diverged: after %d iterations with %s = %s the loss is %s; use a smaller %s"
            .formatted(iteration, key, learningRate, loss, key));
  }
}
