package io.kramers.rng;

import io.kramers.simd.Vectorization;

/**
 * A pass that turns random blocks into symmetric alpha-stable deviates, of characteristic function
 * exp(-|scale u|^alpha), one a block, by Chambers, Mallows and Stuck (JASA 71 (1976) 340): with V
 * uniform in (-pi/2, pi/2) and W exponential,
 *
 * <p>S = sin(alpha V) / cos(V)^(1/alpha) x (cos((1 - alpha) V) / W)^((1 - alpha)/alpha).
 *
 * <p>That is tan V for alpha = 1, and normal with variance 2 for alpha = 2. It is computed as S =
 * sin(alpha V) r exp(-ln(r cos V) / alpha), r = W / cos((1 - alpha) V), to a relative error below
 * 2e-14 / min(alpha, 1), and typically of 2e-16. W is -ln u, u the uniform of the first word; |V|
 * is pi/2 times the uniform of the second, and the sign of S that word's lowest bit.
 *
 * <p>The argument of exp is at most {@value StableShape#LARGEST_EXPONENT}, so no deviate is larger
 * than 1e278 times the scale. For alpha of at least 0.13 that bound is beyond what 52 bits can
 * reach (for alpha = 1, 5.8e15; for 2, 12.2); for alpha = 0.02 it cuts off a probability of 1e-5.
 */
public interface StableDeviates {
  /** No deviate of a scale up to this is infinite. */
  double GREATEST_SCALE = 1e30;

  /**
   * Writes the deviate of block (x0[i], x1[i]) to s[i] for i &lt; n, and may overwrite the blocks.
   * Arrays are {@link io.kramers.simd.Padded}.
   *
   * @param scale from 0 to {@link #GREATEST_SCALE}
   */
  void transform(long[] x0, long[] x1, int n, double scale, double[] s);

  /**
   * The twin of the given provider.
   *
   * @param alpha the stability, in (0, 2]
   * @throws IllegalArgumentException if it is not
   */
  static StableDeviates of(Vectorization provider, double alpha) {
    StableShape shape = StableShape.of(alpha);
    return provider.choose(() -> new ScalarStable(shape), () -> new SimdStable(shape));
  }
}
