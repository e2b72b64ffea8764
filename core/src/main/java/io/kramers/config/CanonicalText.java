package io.kramers.config;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The canonical text of some parameters: {@code name=value} lines in the order in which they are
 * put. Numbers are written as {@link Double#toHexString} writes them (1 and 1.0 are equal, and no
 * JDK's decimal rounding enters), integers in decimal, names as they are. Its 64-bit hash names a
 * cell in random streams; see {@code docs/randomness.md}.
 */
public final class CanonicalText {
  private final StringBuilder text = new StringBuilder();

  /** Adds a name. */
  public CanonicalText put(String key, String value) {
    text.append(key).append('=').append(value).append('\n');
    return this;
  }

  /** Adds a real number; negative zero counts as zero. */
  public CanonicalText put(String key, double value) {
    return put(key, number(value));
  }

  /** Adds an integer. */
  public CanonicalText put(String key, long value) {
    return put(key, Long.toString(value));
  }

  /**
   * What stands for many real numbers in a canonical text: the SHA-256 of their 64-bit patterns,
   * most significant byte first.
   */
  public static String digest(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
    for (double value : values) {
      bytes.putDouble(value + 0.0);
    }
    return digest(bytes.array());
  }

  /** What stands for many bytes in a canonical text: their SHA-256. */
  public static String digest(byte[] bytes) {
    return "sha256:" + HexFormat.of().formatHex(sha256(bytes));
  }

  private static String number(double value) {
    return Double.toHexString(value + 0.0);
  }

  /** The first eight bytes of the text's SHA-256, most significant first. */
  public long hash() {
    return ByteBuffer.wrap(sha256()).getLong();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** SHA-256 of the text's UTF-8 bytes. */
  byte[] sha256() {
    return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
