package io.kramers.simd;

/**
 * Lengths of the arrays that passes run over. A SIMD pass works on whole vectors, so an array that
 * holds n trials has room for n rounded up to {@value #UNIT}, a multiple of every lane count, and a
 * pass may overwrite what lies beyond n.
 *
 * <p>Lengths are {@value #STAGGER} modulo {@value #PAGE}, so that arrays which are allocated one
 * after another begin at different places of a page. Where a loop loads from one and stores to
 * another at the same place, processors take the load for one of what was just stored, and wait: a
 * fifth of the speed, with lengths that are multiples of a page.
 */
public final class Padded {
  /** Arrays have a multiple of this many elements. */
  public static final int UNIT = 64;

  /** Doubles in a page of 4 KiB, the part of an address that such loads and stores share. */
  private static final int PAGE = 512;

  private static final int STAGGER = PAGE - UNIT;

  private Padded() {}

  /** The least length of at least n elements, and of the kind said above. */
  public static int length(int n) {
    int pages = Math.max(0, n - STAGGER + PAGE - 1) / PAGE;
    return pages * PAGE + STAGGER;
  }
}
