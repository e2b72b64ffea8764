package io.kramers.rng;

import java.io.Serializable;

/**
 * The 128-bit key of a random stream, made from (seed, purpose, cell).
 *
 * <p>Stream format {@value #FORMAT}: the key is the Threefry-2x64-20 block of counter (cell,
 * format) under key (seed, purpose). For one seed and purpose this is a bijection of the cell, so
 * different cells cannot share a key; {@code docs/randomness.md} is the whole format.
 *
 * @param k0 first key word
 * @param k1 second key word
 */
public record StreamKey(long k0, long k1) implements Serializable {
  /** Version of the stream format; any change that moves a bit of a stream raises it. */
  public static final int FORMAT = 2;

  /** The key of a stream. */
  public static StreamKey of(long seed, Purpose purpose, long cell) {
    long[] words = new long[2];
    Threefry2x64.block(Threefry2x64.KEY_ROUNDS, seed, purpose.code(), cell, FORMAT, words);
    return new StreamKey(words[0], words[1]);
  }
}
