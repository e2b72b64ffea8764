package io.kramers.rng;

/**
 * The 128-bit counter of a random block: the trial in its first word, step and draw packed into the
 * second. A field that does not fit throws instead of wrapping into another's bits.
 */
public final class Counter {
  /** Draws a step of a trial: fewer than 2^24. */
  public static final int MAX_DRAWS = 1 << 24;

  /** Steps a trial: fewer than 2^40. */
  public static final long MAX_STEPS = 1L << 40;

  private Counter() {}

  /**
   * The second counter word.
   *
   * @param step 0 to 2^40 - 1
   * @param draw 0 to 2^24 - 1
   * @throws IllegalArgumentException if one is outside its range
   */
  public static long word(long step, int draw) {
    if (step < 0 || step >= MAX_STEPS) {
      throw new IllegalArgumentException("step " + step + " is outside [0, 2^40)");
    }
    if (draw < 0 || draw >= MAX_DRAWS) {
      throw new IllegalArgumentException("draw " + draw + " is outside [0, 2^24)");
    }
    return step << 24 | draw;
  }
}
