package io.kramers.rng;

import io.kramers.simd.Vectorization;

/**
 * A pass that turns random blocks into pairs of independent normals by Box and Muller (1958), with
 * the angle folded into a quarter turn: with u, v uniform in (0, 1), t = v - 1/2 and independent
 * random signs, sqrt(-ln u) (+-(cos - sin)(pi t / 2), +-(cos + sin)(pi t / 2)) is standard normal,
 * because sqrt(1/2) (cos - sin, cos + sin) is the point of the circle at an angle uniform in (0, pi
 * / 2). The uniforms are the upper 52 bits of the two words, the signs their lowest bits.
 *
 * <p>u is at least 2^-53, so no standard normal exceeds 8.58 in size; the tail beyond has
 * probability below 1e-16.
 */
public interface Normals {
  /**
   * Writes the normals of blocks (x0[i], x1[i]) to z0[i] and z1[i] for i &lt; n, and may overwrite
   * the blocks. Arrays are {@link io.kramers.simd.Padded}.
   *
   * @param deviation their standard deviation, at least 0
   */
  void transform(long[] x0, long[] x1, int n, double deviation, double[] z0, double[] z1);

  /**
   * As above, with the variances of each normal; variance0 and variance1 are not the arrays of the
   * normals.
   *
   * @param variance0 of z0, each at least 0
   * @param variance1 of z1, each at least 0
   */
  void transform(
      long[] x0,
      long[] x1,
      int n,
      double[] variance0,
      double[] variance1,
      double[] z0,
      double[] z1);

  /**
   * The first normals alone, with the variances of each; variance is not the array of the normals.
   */
  void transform(long[] x0, long[] x1, int n, double[] variance, double[] z);

  /** The twin of the given provider. */
  static Normals of(Vectorization provider) {
    return provider.choose(() -> new ScalarNormals(), () -> new SimdNormals());
  }
}
