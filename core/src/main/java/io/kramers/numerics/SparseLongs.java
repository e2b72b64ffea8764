package io.kramers.numerics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whole numbers in few bytes. A number takes seven bits a byte, the lowest first and its sign
 * lowest of all, so that small ones take one byte; of an array only what is not 0 is written, each
 * with the distance from the one before.
 */
public final class SparseLongs {
  private static final int BITS = 7;
  private static final int MASK = (1 << BITS) - 1;

  private SparseLongs() {}

  /** Writes a number. */
  public static void writeNumber(DataOutput out, long value) throws IOException {
    long rest = value << 1 ^ value >> Long.SIZE - 1;
    while ((rest & ~MASK) != 0) {
      out.writeByte((int) (rest & MASK) | 1 << BITS);
      rest >>>= BITS;
    }
    out.writeByte((int) rest);
  }

  /**
   * Reads a number.
   *
   * @throws IOException if there is none
   */
  public static long readNumber(DataInput in) throws IOException {
    long rest = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      byte next = in.readByte();
      rest |= (long) (next & MASK) << shift;
      if (next >= 0) {
        return rest >>> 1 ^ -(rest & 1);
      }
    }
    throw new IOException("a number of more than 64 bits");
  }

  /**
   * Reads a number of things.
   *
   * @throws IOException if there is none, or it is negative
   */
  public static long readCount(DataInput in) throws IOException {
    long count = readNumber(in);
    if (count < 0) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  /**
   * Reads a number that is known.
   *
   * @throws IOException if it is another one
   */
  public static void require(DataInput in, long expected) throws IOException {
    long number = readNumber(in);
    if (number != expected) {
      throw new IOException(number + " where " + expected + " belongs");
    }
  }

  /** Writes an array. */
  public static void write(DataOutput out, long[] values) throws IOException {
    writeNumber(out, values.length);
    writeNumber(out, Arrays.stream(values).filter(value -> value != 0).count());
    int last = -1;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        writeNumber(out, i - last);
        writeNumber(out, values[i]);
        last = i;
      }
    }
  }

  /**
   * Reads an array.
   *
   * @param values of the length of the one that was written; all are set
   * @throws IOException if that is not what stands there
   */
  public static void read(DataInput in, long[] values) throws IOException {
    require(in, values.length);
    Arrays.fill(values, 0);
    long count = readCount(in);
    long at = -1;
    for (long i = 0; i < count; i++) {
      long step = readNumber(in);
      if (step < 1 || step >= values.length - at) {
        throw new IOException("a value beyond an array of " + values.length);
      }
      at += step;
      values[(int) at] = readNumber(in);
    }
  }

  /**
   * Reads an array of counts, likewise.
   *
   * @throws IOException also if one is negative
   */
  public static void readCounts(DataInput in, long[] values) throws IOException {
    read(in, values);
    if (Arrays.stream(values).anyMatch(value -> value < 0)) {
      throw new IOException("a negative count");
    }
  }
}
