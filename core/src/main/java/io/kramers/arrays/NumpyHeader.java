package io.kramers.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the numbers of a {@code .npy} file (NumPy Enhancement Proposal 1, format 1.0).
 * ND4J reads it too, but takes numbers in Fortran order for numbers in C order, ends the JVM at
 * big-endian ones, and reads beyond the end of a file that was cut off.
 *
 * @param descr NumPy's name of the type, one of {@code <f4}, {@code <f8} and {@code <i8}
 * @param fortranOrder whether the first index runs fastest
 * @param shape empty for a single number
 */
record NumpyHeader(String descr, boolean fortranOrder, long[] shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int PREFIX = MAGIC.length + Short.BYTES;

  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");

  /**
   * Reads the header of a file, and checks that all its numbers follow.
   *
   * @param name of the file, for errors
   * @throws IOException if this is no file of format 1.0 with numbers of these types
   */
  static NumpyHeader read(byte[] file, String name) throws IOException {
    if (file.length < PREFIX || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
      throw new IOException(name + " is no .npy file of format 1.0");
    }
    int length =
        Short.toUnsignedInt(
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(MAGIC.length));
    if (PREFIX + length > file.length) {
      throw new IOException(name + " ends within its header");
    }
    String text = new String(file, PREFIX, length, StandardCharsets.ISO_8859_1);
    NumpyHeader header =
        new NumpyHeader(
            find(DESCR, text, name),
            find(ORDER, text, name).equals("True"),
            dimensions(find(SHAPE, text, name), name));
    long expected = PREFIX + length + header.bytes(name);
    if (file.length != expected) {
      throw new IOException(
          "%s has %d bytes, and not %d as its header says".formatted(name, file.length, expected));
    }
    return header;
  }

  private static String find(Pattern pattern, String text, String name) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException(name + " has a header without " + pattern.pattern().split("'")[1]);
    }
    return matcher.group(1);
  }

  private static long[] dimensions(String text, String name) throws IOException {
    try {
      return Pattern.compile(",")
          .splitAsStream(text)
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw new IOException(name + " has the shape (" + text + ")", e);
    }
  }

  /** Bytes of the numbers. */
  private long bytes(String name) throws IOException {
    long bytes =
        switch (descr) {
          case "<f4" -> Float.BYTES;
          case "<f8", "<i8" -> Double.BYTES;
          default ->
              throw new IOException(
                  name + " has numbers of type " + descr + "; <f4, <f8 and <i8 can be read");
        };
    try {
      for (long extent : shape) {
        bytes = Math.multiplyExact(bytes, extent);
      }
    } catch (ArithmeticException e) {
      throw new IOException(name + " has the shape " + Arrays.toString(shape), e);
    }
    return bytes;
  }
}
