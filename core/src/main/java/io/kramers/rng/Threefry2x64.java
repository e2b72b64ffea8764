package io.kramers.rng;

/**
 * Threefry-2x64, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", SC'11: a keyed bijection of 128-bit counters.
 *
 * <p>Trajectories use {@value #ROUNDS} rounds, the fewest with which the authors know of no flaw:
 * 13 pass BigCrush (their Table 2), but not a longer test. Keys are derived with the {@value
 * #KEY_ROUNDS} rounds that they recommend, as speed does not matter there. {@code
 * docs/randomness.md} has the evidence.
 */
final class Threefry2x64 {
  static final int ROUNDS = 14;
  static final int KEY_ROUNDS = 20;

  /** Skein's key-schedule parity constant. */
  static final long PARITY = 0x1BD11BDAA9FC1A22L;

  private static final int[] ROTATIONS = {16, 42, 12, 31, 16, 32, 24, 21};

  private Threefry2x64() {}

  /** The third key word of the schedule. */
  static long parity(long k0, long k1) {
    return PARITY ^ k0 ^ k1;
  }

  /**
   * Writes the two words of the block with counter (c0, c1) under key (k0, k1).
   *
   * @param rounds 0 to 32
   * @param words receives the two words at indices 0 and 1
   */
  static void block(int rounds, long k0, long k1, long c0, long c1, long[] words) {
    long[] schedule = {k0, k1, parity(k0, k1)};
    long x0 = c0 + k0;
    long x1 = c1 + k1;
    for (int round = 0; round < rounds; round++) {
      x0 += x1;
      x1 = Long.rotateLeft(x1, ROTATIONS[round % ROTATIONS.length]) ^ x0;
      if (round % 4 == 3) {
        int injection = round / 4 + 1;
        x0 += schedule[injection % 3];
        x1 += schedule[(injection + 1) % 3] + injection;
      }
    }
    words[0] = x0;
    words[1] = x1;
  }
}
