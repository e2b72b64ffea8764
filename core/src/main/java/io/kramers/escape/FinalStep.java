package io.kramers.escape;

import io.kramers.simd.Vectorization;
import java.util.Arrays;

/**
 * A trial has escaped if it never diverged and some coordinate lies below its saddle after the last
 * step, which is then its exit step.
 *
 * @param divergenceRadius R, greater than 0
 */
public record FinalStep(double divergenceRadius) implements ExitRule {
  static final String KIND = "final-step";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ExitMonitor monitor(double[] saddle, Vectorization provider, int capacity) {
    double[] never = new double[saddle.length];
    Arrays.fill(never, Double.NEGATIVE_INFINITY);
    return new ThresholdMonitor(never, saddle, divergenceRadius, provider, capacity);
  }
}
