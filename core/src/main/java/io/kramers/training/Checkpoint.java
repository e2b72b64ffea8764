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
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The state of training, from which it goes on to the bit, and the curve so far.
 *
 * <p>Big-endian: the text {@value #MAGIC}, {@value #VERSION} as int, the configuration's hash in
 * modified UTF-8, iterations (int), frozen (byte), frozen iterations (int), the norm before
 * freezing (double), the number of weights (int) and each as float, the number of statistics (int)
 * and each as double, the number of steps so far (int), of each frozen (byte), its iteration (int),
 * loss and gradient's norm (doubles), and the CRC-32C of all bytes before (int).
 */
public final class Checkpoint {
  private static final String MAGIC = "kramers-checkpoint";
  private static final int VERSION = 2;

  private final Storage storage;
  private final String configurationHash;
  private final Duration interval;
  private final TrainingCurve curve;
  private final Consumer<String> report;

  /**
   * A state that may be there already.
   *
   * @param configurationHash of all that moves a bit of training
   * @param interval least time between two writings; the end is always written
   * @param curve what training tells of its steps
   * @param report hears of a state that cannot be read
   */
  public Checkpoint(
      Storage storage,
      String configurationHash,
      Duration interval,
      TrainingCurve curve,
      Consumer<String> report) {
    this.storage = storage;
    this.configurationHash = configurationHash;
    this.interval = interval;
    this.curve = curve;
    this.report = report;
  }

  Duration interval() {
    return interval;
  }

  /**
   * The state that is kept; empty where there is none that can be read.
   *
   * @throws ConfigurationException if it is of other training
   */
  Optional<TrainingState> read() {
    try {
      Optional<byte[]> bytes = storage.read();
      return bytes.isPresent() ? Optional.of(parse(bytes.get())) : Optional.empty();
    } catch (IOException e) {
      report.accept(
          "the state of training cannot be used: "
              + e.getMessage()
              + "; training begins from the start");
      return Optional.empty();
    }
  }

  private TrainingState parse(byte[] bytes) throws IOException {
    int body = bytes.length - Integer.BYTES;
    if (body < 0 || ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
      throw new IOException("its checksum does not fit");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (!in.readUTF().equals(MAGIC) || in.readInt() != VERSION) {
      throw new IOException("it is none of this version of kramers");
    }
    if (!in.readUTF().equals(configurationHash)) {
      throw new ConfigurationException(
          "The state of training that is kept is of other data or another configuration;"
              + " --overwrite without --resume discards it");
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
    curve.read(in);
    return new TrainingState(
        iterations, frozen, frozenIterations, norm, weights, Statistics.of(statistics));
  }

  /** How many numbers follow; a file that claims more than it has makes no room for them. */
  private static int count(DataInputStream in, int bytesOfOne) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / bytesOfOne) {
      throw new IOException("it ends before the " + count + " numbers it says it holds");
    }
    return count;
  }

  /**
   * Takes the place of what is kept.
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
      curve.write(out);
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
      storage.replace(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("The state of training cannot be kept", e);
    }
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
