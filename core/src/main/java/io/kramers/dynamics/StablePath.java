package io.kramers.dynamics;

import io.kramers.landscape.Landscape;
import io.kramers.landscape.ProfilePass;
import io.kramers.rng.Counter;
import io.kramers.rng.StableDeviates;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;

/**
 * Euler's time steps with alpha-stable increments, w - L' dt + eps dt^(1/alpha) S. Coordinate j has
 * the block of draw j.
 */
final class StablePath implements PathStepper {
  /** A coordinate's step but for the slope, in nanoseconds. */
  static final double COST = 5.0;

  private static final double[][] NO_VARIANCE = {};

  private final ProfilePass loss;
  private final double timeStep;
  private final StreamKey key;
  private final Words words;
  private final StableDeviates deviates;
  private final double scale;
  private final long[] x0;
  private final long[] x1;
  private final double[] slope;
  private final double[] increment;
  private final double[][] before;

  StablePath(
      Landscape landscape,
      AlphaStableNoise noise,
      double timeStep,
      StreamKey key,
      Vectorization provider,
      int capacity) {
    loss = landscape.profilePass(provider, capacity);
    this.timeStep = timeStep;
    this.key = key;
    words = Words.of(provider);
    deviates = StableDeviates.of(provider, noise.alpha());
    scale = noise.scale() * StrictMath.pow(timeStep, 1.0 / noise.alpha());
    int length = Padded.length(capacity);
    x0 = new long[length];
    x1 = new long[length];
    slope = new double[length];
    increment = new double[length];
    before = new double[landscape.dimension()][length];
  }

  @Override
  public void advance(Trials trials, long step) {
    double[][] w = trials.w();
    int n = trials.live();
    for (int j = 0; j < w.length; j++) {
      words.fill(key, trials.numbers(), n, Counter.word(step, j), x0, x1);
      System.arraycopy(w[j], 0, before[j], 0, n);
      loss.slopes(j, w[j], n, slope);
      deviates.transform(x0, x1, n, scale, increment);
      move(w[j], slope, timeStep, increment, n);
    }
  }

  private static void move(double[] w, double[] slope, double timeStep, double[] increment, int n) {
    for (int i = 0; i < n; i++) {
      w[i] = Math.fma(-timeStep, slope[i], w[i]) + increment[i];
    }
  }

  @Override
  public double[][] before() {
    return before;
  }

  @Override
  public double[][] variance() {
    return NO_VARIANCE;
  }
}
