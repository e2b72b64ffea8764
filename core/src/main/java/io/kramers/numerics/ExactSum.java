package io.kramers.numerics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The exact sum of doubles, whatever their sizes and their order: the small superaccumulator of R.
 * Neal, "Fast exact summation using small and large superaccumulators", arXiv 1505.05571 (2015).
 * Chunks of 32 bits lie side by side over the whole range of doubles; each is a signed long, whose
 * upper bits collect carries until there could be too many of them.
 */
public final class ExactSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CHUNK_BITS = 32;
  private static final long CHUNK_MASK = (1L << CHUNK_BITS) - 1;

  /** Bits 0, 1, ... stand for 2^-1074, 2^-1073, ...; the top ones have room for 2^63 addends. */
  private static final int CHUNKS = 68;

  private static final int MANTISSA_BITS = 52;
  private static final int EXPONENT_MASK = 0x7ff;

  /** So many addends of less than 2^52, and what is left below 2^33, fit into a long. */
  private static final int MOST_ADDENDS = 2047;

  private static final int LOWEST_EXPONENT = -1074;
  private static final BigDecimal LOWEST_BIT = new BigDecimal(Double.MIN_VALUE);

  private final long[] chunks = new long[CHUNKS];
  private int addends;

  /**
   * Adds a number.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public void add(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> MANTISSA_BITS) & EXPONENT_MASK;
    long mantissa = bits & (1L << MANTISSA_BITS) - 1;
    if (exponent == EXPONENT_MASK) {
      throw new IllegalArgumentException(value + " cannot be summed");
    }
    if (exponent > 0) {
      mantissa |= 1L << MANTISSA_BITS;
      exponent--;
    }
    if (addends == MOST_ADDENDS) {
      carry();
    }
    addends++;
    int chunk = exponent / CHUNK_BITS;
    int shift = exponent % CHUNK_BITS;
    long low = mantissa << shift & CHUNK_MASK;
    long high = mantissa >>> CHUNK_BITS - shift;
    if (bits < 0) {
      chunks[chunk] -= low;
      chunks[chunk + 1] -= high;
    } else {
      chunks[chunk] += low;
      chunks[chunk + 1] += high;
    }
  }

  /** Adds another sum. */
  public void merge(ExactSum other) {
    carry();
    for (int i = 0; i < CHUNKS; i++) {
      chunks[i] += other.chunks[i];
    }
    carry();
  }

  /**
   * Brings every chunk but the top one into 0, ..., 2^32 - 1; equal sums have equal chunks then.
   */
  private void carry() {
    for (int i = 0; i < CHUNKS - 1; i++) {
      chunks[i + 1] += chunks[i] >> CHUNK_BITS;
      chunks[i] &= CHUNK_MASK;
    }
    addends = 0;
  }

  /** Writes the sum for {@link #read}; equal sums give equal bytes. */
  public void write(DataOutput out) throws IOException {
    carry();
    SparseLongs.write(out, chunks);
  }

  /**
   * Reads a sum.
   *
   * @throws IOException if what stands there is none
   */
  public static ExactSum read(DataInput in) throws IOException {
    ExactSum sum = new ExactSum();
    SparseLongs.read(in, sum.chunks);
    for (int i = 0; i < CHUNKS - 1; i++) {
      if ((sum.chunks[i] & ~CHUNK_MASK) != 0) {
        throw new IOException("a sum with a chunk of more than " + CHUNK_BITS + " bits");
      }
    }
    return sum;
  }

  /** The sum itself. */
  public BigDecimal exact() {
    return new BigDecimal(lowestBits()).multiply(LOWEST_BIT);
  }

  /** The double nearest to the sum, the even one of two; infinite beyond the doubles. */
  public double value() {
    BigInteger sum = lowestBits();
    BigInteger size = sum.abs();
    int shift = Math.max(0, size.bitLength() - Long.SIZE);
    BigInteger top = size.shiftRight(shift);
    // One bit stands for all that were shifted out, so that what is rounded next is not half.
    boolean more = shift > 0 && size.getLowestSetBit() < shift;
    double rounded = (more ? top.setBit(0) : top).doubleValue();
    return sum.signum() * Math.scalb(rounded, shift + LOWEST_EXPONENT);
  }

  /** The sum as a multiple of 2^-1074. */
  private BigInteger lowestBits() {
    BigInteger sum = BigInteger.ZERO;
    for (int i = CHUNKS - 1; i >= 0; i--) {
      sum = sum.shiftLeft(CHUNK_BITS).add(BigInteger.valueOf(chunks[i]));
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ExactSum sum)) {
      return false;
    }
    carry();
    sum.carry();
    return Arrays.equals(chunks, sum.chunks);
  }

  @Override
  public int hashCode() {
    carry();
    return Arrays.hashCode(chunks);
  }

  @Override
  public String toString() {
    return "ExactSum[" + value() + "]";
  }
}
