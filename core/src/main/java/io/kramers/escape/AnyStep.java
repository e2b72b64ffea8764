package io.kramers.escape;

import io.kramers.simd.Vectorization;
import java.util.Arrays;

/**
 * A trial has escaped once some coordinate lies below its saddle after some step; it stops there.
 * The crossing is tested before the divergence.
 *
 * @param divergenceRadius R, greater than 0
 */
public record AnyStep(double divergenceRadius) implements ExitRule {
  static final String KIND = "any-step";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ExitMonitor monitor(double[] saddle, Vectorization provider, int capacity) {
    double[] never = new double[saddle.length];
    Arrays.fill(never, Double.NEGATIVE_INFINITY);
    return new ThresholdMonitor(saddle, never, divergenceRadius, provider, capacity);
  }
}
