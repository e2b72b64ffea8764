package io.kramers.rng;

/**
 * What depends on alpha alone. Angles are in quarter turns: with v the uniform of (0, 1) and w = 1
 * - v, |V| is v and cos V the sine of w; cos((1 - alpha) V) is the sine of slope w + offset; and
 * sin(alpha |V|) the sine of alpha v or of its supplement alpha w + (2 - alpha), whichever is
 * smaller. So no angle loses digits where its sine is small.
 *
 * @param alpha the stability, in (0, 2]
 * @param slope |1 - alpha|
 * @param offset 1 - |1 - alpha|
 * @param supplement 2 - alpha
 * @param inverse 1 / alpha
 */
record StableShape(double alpha, double slope, double offset, double supplement, double inverse) {
  /** The greatest argument of exp. */
  static final double LARGEST_EXPONENT = 600;

  static StableShape of(double alpha) {
    if (!(alpha >= Double.MIN_NORMAL && alpha <= 2)) {
      throw new IllegalArgumentException("alpha = " + alpha + " is outside (0, 2]");
    }
    return new StableShape(
        alpha, Math.abs(1 - alpha), Math.min(alpha, 2 - alpha), 2 - alpha, 1 / alpha);
  }
}
