package io.kramers.training;

import io.kramers.config.ConfigurationException;
import io.kramers.network.Statistics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file with the state of training, from which it goes on to the bit.
 *
 * <p>Big-endian: the text {@value #MAGIC}, {@value #VERSION} as int, the configuration's hash in
 * modified UTF-8, iterations (int), frozen (byte), frozen iterations (int), the norm before
 * freezing (double), the number of weights (int) and each as float, the number of statistics (int)
 * and each as double, and the CRC-32C of all bytes before (int). It is written beside its place and
 * then moved there, so that there is never half a file.
 */
public final class Checkpoint {
  private static final String MAGIC = "kramers-checkpoint";
  private static final int VERSION = 1;

  private final Path file;
  private final String configurationHash;
  private final Duration interval;

  /**
   * A file that may be there already.
   *
   * @param configurationHash of all that moves a bit of training
   * @param interval least time between two writings; the end is always written
   */
  public Checkpoint(Path file, String configurationHash, Duration interval) {
    this.file = file;
    this.configurationHash = configurationHash;
    this.interval = interval;
  }

  /**
   * Checks what is there, before any work.
   *
   * @throws ConfigurationException if it is damaged, of another configuration or cannot be read
   */
  public void requireUsable() {
    read();
  }

  Duration interval() {
    return interval;
  }

  /**
   * The state in the file; empty where there is none.
   *
   * @throws ConfigurationException if the file is damaged, of another configuration or cannot be
   *     read
   */
  Optional<TrainingState> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw unusable("cannot be read: " + e.getMessage());
    }
  }

  private TrainingState parse(byte[] bytes) throws IOException {
    int body = bytes.length - Integer.BYTES;
    if (body < 0 || ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
      throw unusable("is damaged: its checksum does not fit");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (!in.readUTF().equals(MAGIC) || in.readInt() != VERSION) {
      throw unusable("is not a checkpoint of this version of kramers");
    }
    if (!in.readUTF().equals(configurationHash)) {
      throw unusable("is of another configuration");
    }
    int iterations = in.readInt();
    boolean frozen = in.readBoolean();
    int frozenIterations = in.readInt();
    double norm = in.readDouble();
    double[] weights = new double[count(in, Float.BYTES)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readFloat();
    }
    double[] statistics = new double[count(in, Double.BYTES)];
    for (int i = 0; i < statistics.length; i++) {
      statistics[i] = in.readDouble();
    }
    return new TrainingState(
        iterations, frozen, frozenIterations, norm, weights, Statistics.of(statistics));
  }

  /** How many numbers follow; a file that claims more than it has makes no room for them. */
  private int count(DataInputStream in, int bytesOfOne) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / bytesOfOne) {
      throw unusable("is damaged: it ends before the " + count + " numbers it says it holds");
    }
    return count;
  }

  private ConfigurationException unusable(String problem) {
    return new ConfigurationException(
        "The checkpoint " + file + " " + problem + "; delete it to train from the beginning");
  }

  /**
   * Takes the file's place.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void write(TrainingState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(configurationHash);
      out.writeInt(state.iterations());
      out.writeBoolean(state.frozen());
      out.writeInt(state.frozenIterations());
      out.writeDouble(state.gradientNormBeforeFreezing());
      out.writeInt(state.weights().length);
      for (double weight : state.weights()) {
        out.writeFloat((float) weight);
      }
      double[] statistics = state.statistics().values();
      out.writeInt(statistics.length);
      for (double value : statistics) {
        out.writeDouble(value);
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
      replace(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + file + " cannot be written", e);
    }
  }

  private void replace(byte[] bytes) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path next = directory.resolve(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
