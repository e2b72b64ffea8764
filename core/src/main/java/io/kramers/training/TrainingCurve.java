package io.kramers.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss and its gradient's norm at every step, kept in a file beside the checkpoint as well:
 * what goes on from a checkpoint has the whole curve in the end.
 */
public final class TrainingCurve implements Progress, AutoCloseable {
  private static final int BYTES = 1 + Integer.BYTES + 2 * Double.BYTES;

  private final Path file;
  private final Progress next;
  private final List<Step> steps = new ArrayList<>();
  private boolean begun;
  private OutputStream out;

  /**
   * A curve that goes on from what a file holds.
   *
   * @param next hears every step too
   */
  public TrainingCurve(Path file, Progress next) {
    this.file = file;
    this.next = next;
  }

  /**
   * A step.
   *
   * @param frozen whether the statistics of batch normalisation are frozen
   * @param iteration steps so far, before freezing or after it
   * @param loss average over the training samples
   * @param gradientNorm of that loss
   */
  public record Step(boolean frozen, int iteration, double loss, double gradientNorm) {
    boolean isBefore(boolean otherFrozen, int otherIteration) {
      return frozen == otherFrozen ? iteration < otherIteration : otherFrozen;
    }
  }

  /** All steps so far; unmodifiable. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  @Override
  public void at(boolean frozen, int iteration, double loss, double gradientNorm) {
    try {
      if (!begun) {
        begin(frozen, iteration);
        begun = true;
      }
      Step step = new Step(frozen, iteration, loss, gradientNorm);
      steps.add(step);
      // Not held back in a buffer: a checkpoint that is written now must find its past here.
      out.write(bytes(List.of(step)));
    } catch (IOException e) {
      throw new UncheckedIOException("The training curve " + file + " cannot be written", e);
    }
    next.at(frozen, iteration, loss, gradientNorm);
  }

  /** Keeps of the file what comes before the first step. */
  private void begin(boolean frozen, int iteration) throws IOException {
    if (Files.exists(file)) {
      byte[] bytes = Files.readAllBytes(file);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      for (int i = 0; i < bytes.length / BYTES; i++) {
        Step step = new Step(in.readBoolean(), in.readInt(), in.readDouble(), in.readDouble());
        if (step.isBefore(frozen, iteration)) {
          steps.add(step);
        }
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, bytes(steps));
    out = Files.newOutputStream(file, StandardOpenOption.APPEND);
  }

  private static byte[] bytes(List<Step> steps) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (Step step : steps) {
      out.writeBoolean(step.frozen);
      out.writeInt(step.iteration);
      out.writeDouble(step.loss);
      out.writeDouble(step.gradientNorm);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
