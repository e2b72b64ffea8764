package io.kramers.rng;

import io.kramers.simd.Vectorization;

/**
 * A pass that turns random blocks into pairs of independent standard normals by Box and Muller
 * (1958): with u, v uniform in (0, 1), sqrt(-2 ln u) (cos, sin)(2 pi (v - 1/2)).
 *
 * <p>u is at least 2^-53, so no normal exceeds 8.58 in size; the tail beyond has probability below
 * 1e-16.
 */
public interface Normals {
  /**
   * Writes the normals of blocks (x0[i], x1[i]) to z0[i] and z1[i] for i &lt; n, and may overwrite
   * the blocks. Arrays are {@link io.kramers.simd.Padded}.
   */
  void transform(long[] x0, long[] x1, int n, double[] z0, double[] z1);

  /** The twin of the given provider. */
  static Normals of(Vectorization provider) {
    return provider.choose(ScalarNormals::new, SimdNormals::new);
  }
}
