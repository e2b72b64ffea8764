package io.kramers.arrays;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * NumPy's files of arrays: {@code .npy} with one, {@code .npz} with several that have names. They
 * hold float32, float64 and int64 of any shape, written little-endian in C order; equal arrays make
 * equal files, byte for byte. NumPy's own files are read in C and in Fortran order.
 */
public final class NumpyFiles {
  private static final String EXTENSION = ".npy";

  /** Of the first midnight an archive can name Java adds another record, in the local time zone. */
  private static final LocalDateTime TIMELESS = LocalDateTime.of(1980, 1, 2, 0, 0);

  /**
   * Of all arrays of an archive together, unpacked: a compressed one may claim to hold anything.
   */
  private static final int MOST_ARCHIVE_BYTES = 1 << 30;

  private NumpyFiles() {}

  /**
   * Writes one array, as {@code numpy.save} does.
   *
   * @throws IllegalArgumentException if the array has another type, no shape, or 2 GiB or more
   */
  public static void write(Path file, INDArray array) throws IOException {
    Files.write(file, bytes(array));
  }

  /** As {@link #write(Path, INDArray)}, to a stream, which stays open. */
  public static void write(OutputStream out, INDArray array) throws IOException {
    out.write(bytes(array));
  }

  /**
   * Reads one array; {@code numpy.load} of its shape and type.
   *
   * @throws IOException if the file cannot be read or has numbers of another type
   */
  public static INDArray read(Path file) throws IOException {
    return array(Files.readAllBytes(file), file.toString());
  }

  /**
   * As {@link #read(Path)}, from a stream, which stays open.
   *
   * @param name of it in messages
   */
  public static INDArray read(InputStream in, String name) throws IOException {
    return array(in.readAllBytes(), name);
  }

  /**
   * Writes arrays under their names, as {@code numpy.savez} does: in the order of the names, and
   * not compressed.
   *
   * @throws IllegalArgumentException as {@link #write}
   */
  public static void writeArchive(Path file, Map<String, INDArray> arrays) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      writeArchive(out, arrays);
    }
  }

  /** As {@link #writeArchive(Path, Map)}, to a stream, which stays open. */
  public static void writeArchive(OutputStream out, Map<String, INDArray> arrays)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, INDArray> array : new TreeMap<>(arrays).entrySet()) {
      byte[] bytes = bytes(array.getValue());
      CRC32 sum = new CRC32();
      sum.update(bytes);
      ZipEntry entry = new ZipEntry(array.getKey() + EXTENSION);
      entry.setTimeLocal(TIMELESS);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(bytes);
    }
    zip.finish();
  }

  /**
   * Reads all arrays of an archive, compressed or not.
   *
   * @throws IOException as {@link #read}, and if they have more than 1 GiB
   */
  public static SortedMap<String, INDArray> readArchive(Path file) throws IOException {
    return readArchive(file, file.toString(), MOST_ARCHIVE_BYTES);
  }

  /**
   * As {@link #readArchive(Path)}.
   *
   * @param shown the file's name in messages
   */
  public static SortedMap<String, INDArray> readArchive(Path file, String shown)
      throws IOException {
    return readArchive(file, shown, MOST_ARCHIVE_BYTES);
  }

  static SortedMap<String, INDArray> readArchive(Path file, String shown, int mostBytes)
      throws IOException {
    int left = mostBytes;
    SortedMap<String, INDArray> arrays = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String name = entry.getName();
        if (!name.endsWith(EXTENSION)) {
          throw new IOException(shown + " has " + name + ", which is no array");
        }
        byte[] bytes = zip.getInputStream(entry).readNBytes(left + 1);
        left -= bytes.length;
        if (left < 0) {
          throw new IOException(shown + " has arrays of more than " + mostBytes + " bytes in all");
        }
        arrays.put(
            name.substring(0, name.length() - EXTENSION.length()),
            array(bytes, shown + ":" + name));
      }
    }
    return Collections.unmodifiableSortedMap(arrays);
  }

  /** ND4J writes what lies in an array's buffer, whatever its order and strides. */
  private static byte[] bytes(INDArray array) {
    NativeArrays.load();
    long size =
        switch (array.dataType()) {
          case FLOAT, DOUBLE, LONG -> array.length() * array.dataType().width();
          default ->
              throw new IllegalArgumentException(
                  "arrays of " + array.dataType() + " are not written; FLOAT, DOUBLE, LONG are");
        };
    if (array.isEmpty() && array.rank() == 0) {
      throw new IllegalArgumentException("an empty array without a shape is not written");
    }
    if (size >= Integer.MAX_VALUE - Short.MAX_VALUE) {
      throw new IllegalArgumentException("an array of " + size + " bytes is too large for a file");
    }
    try (INDArray copy = array.dup('c')) {
      return Nd4j.toNpyByteArray(copy);
    }
  }

  /** ND4J takes the numbers as they come, in C order of whatever shape the header has. */
  private static INDArray array(byte[] bytes, String name) throws IOException {
    NumpyHeader header = NumpyHeader.read(bytes, name);
    NativeArrays.load();
    INDArray array = Nd4j.createNpyFromByteArray(bytes);
    int rank = array.rank();
    if (!header.fortranOrder() || rank < 2) {
      return array;
    }
    long[] reversedShape = new long[rank];
    int[] reversed = new int[rank];
    for (int i = 0; i < rank; i++) {
      reversedShape[i] = header.shape()[rank - 1 - i];
      reversed[i] = rank - 1 - i;
    }
    INDArray ordered = array.reshape(reversedShape).permute(reversed).dup('c');
    array.close();
    return ordered;
  }
}
