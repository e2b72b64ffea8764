package io.kramers.rng;

/**
 * Uniforms from random words, by exact operations only.
 *
 * <p>{@link #open} keeps the upper 52 bits k of the word and gives (2k + 1) 2^-53: 2^52 equally
 * likely values strictly inside (0, 1), symmetric about 1/2.
 */
public final class Uniform {
  /** Bits of 1.0: a word's upper 52 bits below them make a double in [1, 2). */
  static final long ONE = 0x3FF0000000000000L;

  /** 1 - 2^-53: what carries [1, 2) to (0, 1). */
  static final double BELOW_ONE = 0x1.fffffffffffffp-1;

  private Uniform() {}

  /** A uniform in (0, 1). */
  public static double open(long word) {
    return Double.longBitsToDouble(word >>> 12 | ONE) - BELOW_ONE;
  }

  /**
   * A uniform index in 0..bound-1; each has probability 1/bound up to a relative 2^-51 bound.
   *
   * @param bound 1 to 2^31 - 1
   */
  public static int index(long word, int bound) {
    // At most (1 - 2^-52) bound, which rounds to less than bound: see docs/randomness.md.
    return (int) ((Double.longBitsToDouble(word >>> 12 | ONE) - 1.0) * bound);
  }
}
