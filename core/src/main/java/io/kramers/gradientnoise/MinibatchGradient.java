package io.kramers.gradientnoise;

import io.kramers.network.Arithmetic;
import java.util.Arrays;

/**
 * The gradients of minibatches, summed lane by lane in the precision of the passes and over the
 * lanes in double. Scratch of one thread.
 */
public final class MinibatchGradient {
  private static final int LANES = Arithmetic.LANES;

  private final Sum sum;

  private MinibatchGradient(Sum sum) {
    this.sum = sum;
  }

  private interface Sum {
    void of(int[] samples, double[] into);
  }

  /** At the weights that a pass was given last. */
  public static <A> MinibatchGradient of(SampleLosses losses, SampleLosses.Pass<A> pass) {
    A lanes = pass.arithmetic().zeros(BlockGradients.length(losses));
    return new MinibatchGradient(
        (samples, into) -> {
          pass.arithmetic().clear(lanes, 0, pass.arithmetic().length(lanes));
          for (int from = 0; from < samples.length; from += LANES) {
            int to = Math.min(samples.length, from + LANES);
            pass.addGradients(Arrays.copyOfRange(samples, from, to), lanes);
          }
          Arrays.fill(into, 0.0);
          LaneSums.add(pass.arithmetic(), lanes, into);
        });
  }

  /**
   * Sets the sum of the gradients of some samples.
   *
   * @param samples numbers of samples, at least one; the same one may be there more than once
   * @param into one number a parameter
   */
  public void sum(int[] samples, double[] into) {
    sum.of(samples, into);
  }
}
