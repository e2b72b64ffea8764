package io.kramers.dynamics;

import io.kramers.landscape.DescentPass;
import io.kramers.landscape.Landscape;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;

/**
 * Gradient descent with Gaussian noise, w - eta grad L(w) + scale(w) z: passes for the random
 * words, the noise and the descent. Coordinates 2k and 2k + 1 share the block of draw k.
 */
final class Diffusion implements Stepper {
  /** A coordinate's normal and its share of the look for exits, in nanoseconds. */
  private static final double COST_OF_NOISE = 1.4;

  private final DescentPass descent;
  private final NoiseScale scale;
  private final double eta;
  private final StreamKey key;
  private final Words words;
  private final Normals normals;
  private final long[] x0;
  private final long[] x1;

  /** One array a coordinate, and one more that an odd dimension leaves unused. */
  private final double[][] noise;

  Diffusion(
      DescentPass descent,
      NoiseScale scale,
      double eta,
      StreamKey key,
      Vectorization provider,
      int dimension,
      int capacity) {
    this.descent = descent;
    this.scale = scale;
    this.eta = eta;
    this.key = key;
    words = Words.of(provider);
    normals = Normals.of(provider);
    int length = Padded.length(capacity);
    x0 = new long[length];
    x1 = new long[length];
    noise = new double[dimension + 1][length];
  }

  /** As {@link Dynamics#costOfStep}, for a noise of constant scale. */
  static double costOfStep(Landscape landscape) {
    return landscape.costOfGradient() + landscape.dimension() * COST_OF_NOISE;
  }

  @Override
  public void advance(Trials trials, long step) {
    double[][] w = trials.w();
    int n = trials.live();
    for (int j = 0; j < w.length; j += 2) {
      words.fill(key, trials.numbers(), n, Counter.word(step, j / 2), x0, x1);
      scale.noise(normals, x0, x1, n, j, w, noise);
    }
    descent.descend(w, noise, n, eta);
  }
}
