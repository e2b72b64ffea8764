package io.kramers.simd;

/**
 * Lengths of the arrays that passes run over. A SIMD pass works on whole vectors, so an array that
 * holds n trials has room for n rounded up to {@value #UNIT}, a multiple of every lane count, and a
 * pass may overwrite what lies beyond n.
 */
public final class Padded {
  /** Arrays have a multiple of this many elements. */
  public static final int UNIT = 64;

  private Padded() {}

  /** The least multiple of {@value #UNIT} that is at least n. */
  public static int length(int n) {
    return (n + UNIT - 1) & -UNIT;
  }
}
