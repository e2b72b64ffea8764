package io.kramers.dynamics;

import io.kramers.rng.Normals;

/** How large the Gaussian noise of a step is. */
interface NoiseScale {
  /**
   * Writes the noise of coordinates j and j + 1 to noise[j] and noise[j + 1], for i &lt; n. Beyond
   * the last coordinate noise has one array more, for what is not used.
   *
   * @param w the state, whose arrays j and perhaps j + 1 the size may depend on
   * @param x0 first words of the random blocks
   * @param x1 their second words
   */
  void noise(Normals normals, long[] x0, long[] x1, int n, int j, double[][] w, double[][] noise);

  /** The same deviation everywhere. */
  static NoiseScale constant(double deviation) {
    return (normals, x0, x1, n, j, w, noise) ->
        normals.transform(x0, x1, n, deviation, noise[j], noise[j + 1]);
  }
}
