package io.kramers.checkpoint;

import io.kramers.blocks.BlockRange;
import io.kramers.numerics.SparseLongs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * What one round left, as a file that says of itself what it is; {@code docs/checkpoints.md} has
 * the format.
 *
 * @param configHash of the command's configuration
 * @param streamFormat of random numbers
 * @param stage number of the call within the command, from 1
 * @param identity of the stage's work
 * @param nanos how long the round took
 * @param providers the twins that its tasks ran on
 * @param blocks that were run
 * @param results by the work's index
 */
record RoundFile(
    String configHash,
    int streamFormat,
    int stage,
    String identity,
    long nanos,
    SortedSet<String> providers,
    List<BlockRange> blocks,
    SortedMap<Integer, byte[]> results) {
  static final int FORMAT = 1;

  private static final String MAGIC = "kramers-round";

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(MAGIC);
    out.writeInt(FORMAT);
    out.writeUTF(configHash);
    out.writeInt(streamFormat);
    out.writeInt(stage);
    out.writeUTF(identity);
    out.writeLong(nanos);
    SparseLongs.writeNumber(out, providers.size());
    for (String provider : providers) {
      out.writeUTF(provider);
    }
    SparseLongs.writeNumber(out, blocks.size());
    for (BlockRange range : blocks) {
      SparseLongs.writeNumber(out, range.work());
      SparseLongs.writeNumber(out, range.from());
      SparseLongs.writeNumber(out, range.to());
    }
    SparseLongs.writeNumber(out, results.size());
    for (Map.Entry<Integer, byte[]> result : results.entrySet()) {
      SparseLongs.writeNumber(out, result.getKey());
      SparseLongs.writeNumber(out, result.getValue().length);
      out.write(result.getValue());
    }
    out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is damaged; the message says how
   */
  static RoundFile parse(byte[] bytes) throws IOException {
    int body = bytes.length - Integer.BYTES;
    if (body < 0 || ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
      throw new IOException("its checksum does not fit");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body));
    try {
      if (!in.readUTF().equals(MAGIC) || in.readInt() != FORMAT) {
        throw new IOException("it is not of this version's format");
      }
      RoundFile file =
          new RoundFile(
              in.readUTF(),
              in.readInt(),
              in.readInt(),
              in.readUTF(),
              in.readLong(),
              providers(in),
              blocks(in),
              results(in));
      if (in.available() > 0) {
        throw new IOException("it is longer than it should be");
      }
      return file;
    } catch (EOFException e) {
      throw new IOException("it ends too early", e);
    }
  }

  private static SortedSet<String> providers(DataInputStream in) throws IOException {
    SortedSet<String> providers = new TreeSet<>();
    long count = SparseLongs.readCount(in);
    for (long i = 0; i < count; i++) {
      providers.add(in.readUTF());
    }
    return providers;
  }

  private static List<BlockRange> blocks(DataInputStream in) throws IOException {
    BlockSet blocks = new BlockSet();
    long count = SparseLongs.readCount(in);
    for (long i = 0; i < count; i++) {
      int work = Math.toIntExact(SparseLongs.readCount(in));
      BlockRange range = new BlockRange(work, SparseLongs.readCount(in), SparseLongs.readCount(in));
      if (range.blocks() < 0 || blocks.meets(range)) {
        throw new IOException("it has " + range + ", which cannot be");
      }
      blocks.add(range);
    }
    return blocks.ranges();
  }

  private static SortedMap<Integer, byte[]> results(DataInputStream in) throws IOException {
    SortedMap<Integer, byte[]> results = new TreeMap<>();
    long count = SparseLongs.readCount(in);
    for (long i = 0; i < count; i++) {
      int work = Math.toIntExact(SparseLongs.readCount(in));
      byte[] result = new byte[Math.toIntExact(SparseLongs.readCount(in))];
      in.readFully(result);
      results.put(work, result);
    }
    return results;
  }

  /** The CRC-32C that a file ends with. */
  static int checksum(byte[] file) {
    return ByteBuffer.wrap(file).getInt(file.length - Integer.BYTES);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
