package io.kramers.exittime;

/**
 * Bins of step numbers 1, 2, ...: one a step up to 512, beyond it 256 to each doubling, so that a
 * step is known to 1/256 of itself.
 */
public final class LogBins {
  private static final int BITS = 8;
  private static final int FINE = 1 << BITS + 1;

  private LogBins() {}

  /** The bin of a step, at least 1. */
  public static int of(long step) {
    int shift = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(step));
    return (int) (((long) shift << BITS) + (step >>> shift));
  }

  /** The first step of a bin. */
  public static long first(int bin) {
    if (bin < FINE) {
      return bin;
    }
    int shift = (bin >>> BITS) - 1;
    return (long) (bin - (shift << BITS)) << shift;
  }

  /** The last step of a bin. */
  public static long last(int bin) {
    return first(bin + 1) - 1;
  }
}
