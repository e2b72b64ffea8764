package io.kramers.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss and its gradient's norm at every step. A checkpoint keeps it: what goes on from one has
 * the whole curve in the end.
 */
public final class TrainingCurve implements Progress {
  private final Progress next;
  private final List<Step> steps = new ArrayList<>();
  private boolean begun;

  /**
   * No steps yet.
   *
   * @param next hears every step too
   */
  public TrainingCurve(Progress next) {
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

  /** The first step that is heard here takes the place of those from it on that were read. */
  @Override
  public void at(boolean frozen, int iteration, double loss, double gradientNorm) {
    if (!begun) {
      begun = true;
      steps.removeIf(step -> !step.isBefore(frozen, iteration));
    }
    steps.add(new Step(frozen, iteration, loss, gradientNorm));
    next.at(frozen, iteration, loss, gradientNorm);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(steps.size());
    for (Step step : steps) {
      out.writeBoolean(step.frozen);
      out.writeInt(step.iteration);
      out.writeDouble(step.loss);
      out.writeDouble(step.gradientNorm);
    }
  }

  /** Begins with the steps of a curve that was written. */
  void read(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      steps.add(new Step(in.readBoolean(), in.readInt(), in.readDouble(), in.readDouble()));
    }
  }
}
