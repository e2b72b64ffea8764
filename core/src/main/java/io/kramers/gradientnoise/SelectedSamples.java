package io.kramers.gradientnoise;

import io.kramers.network.Arithmetic;
import io.kramers.network.Samples;
import io.kramers.network.Shape;

/**
 * Some of the samples, in any order, repeated or not.
 *
 * @param all the samples
 * @param numbers which of them, at least one
 */
record SelectedSamples(Samples all, int[] numbers) implements Samples {
  private static final int LANES = Arithmetic.LANES;

  @Override
  public int count() {
    return numbers.length;
  }

  @Override
  public Shape shape() {
    return all.shape();
  }

  @Override
  public double target(int sample) {
    return all.target(numbers[sample]);
  }

  @Override
  public <A> void fill(Arithmetic<A> on, int firstSample, int lanes, A into) {
    A one = on.zeros(on.length(into));
    on.clear(into, 0, on.length(into));
    for (int lane = 0; lane < lanes; lane++) {
      all.fill(on, numbers[firstSample + lane], 1, one);
      for (int at = 0; at < on.length(into); at += LANES) {
        on.set(into, at + lane, on.get(one, at));
      }
    }
  }
}
