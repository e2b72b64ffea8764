package io.kramers.dynamics;

import io.kramers.landscape.GradientPass;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;

/**
 * Gradient descent with Gaussian noise, w - eta grad L(w) + scale(w) z: passes for the gradient,
 * the scale, the normals and the update. Coordinates 2k and 2k + 1 share the block of draw k.
 */
final class Diffusion implements Stepper {
  private final GradientPass gradientPass;
  private final NoiseScale noise;
  private final double eta;
  private final StreamKey key;
  private final Words words;
  private final Normals normals;
  private final double[][] gradient;
  private final double[][] scale;
  private final long[] x0;
  private final long[] x1;
  private final double[] z0;
  private final double[] z1;

  Diffusion(
      GradientPass gradientPass,
      NoiseScale noise,
      double eta,
      StreamKey key,
      Vectorization provider,
      int dimension,
      int capacity) {
    this.gradientPass = gradientPass;
    this.noise = noise;
    this.eta = eta;
    this.key = key;
    words = Words.of(provider);
    normals = Normals.of(provider);
    int length = Padded.length(capacity);
    gradient = new double[dimension][length];
    scale = new double[dimension][length];
    x0 = new long[length];
    x1 = new long[length];
    z0 = new double[length];
    z1 = new double[length];
  }

  @Override
  public void advance(Trials trials, long step) {
    double[][] w = trials.w();
    int n = trials.live();
    gradientPass.gradient(w, n, gradient);
    noise.scale(w, n, scale);
    for (int j = 0; j < w.length; j += 2) {
      words.fill(key, trials.numbers(), n, Counter.word(step, j / 2), x0, x1);
      normals.transform(x0, x1, n, z0, z1);
      EulerPass.diffuse(w[j], gradient[j], eta, scale[j], z0, n);
      if (j + 1 < w.length) {
        EulerPass.diffuse(w[j + 1], gradient[j + 1], eta, scale[j + 1], z1, n);
      }
    }
  }
}
