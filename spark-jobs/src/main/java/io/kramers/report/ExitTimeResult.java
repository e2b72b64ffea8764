package io.kramers.report;

import io.kramers.dynamics.GaussianNoise;
import io.kramers.exittime.ExitTimeEstimate;
import io.kramers.exittime.ExitTimeReference;
import java.util.OptionalDouble;

/**
 * What is estimated of a cell, and what is known of it.
 *
 * @param estimate from its trials
 * @param reference without them
 */
public record ExitTimeResult(ExitTimeEstimate estimate, ExitTimeReference reference) {
  /** The cell's id and what was swept. */
  public String title() {
    return estimate.cell().name();
  }

  /**
   * What the time step adds to the mean exit time: that of the chain, with its crossing, less that
   * in continuous time, both exact. Not taken out of the estimate.
   */
  OptionalDouble timeStepBias() {
    return reference.continuous().isPresent() && reference.chain().isPresent()
        ? OptionalDouble.of(reference.chain().get().value() - reference.continuous().get().value())
        : OptionalDouble.empty();
  }

  /** How the bias was found, and what was done against it. */
  String timeStepBiasMethod() {
    String crossing =
        switch (estimate.cell().crossing()) {
          case DISCRETE -> "exits are seen at time steps alone, of order sqrt(dt)";
          case BRIDGE ->
              "Brownian bridges between time steps, exits counted in their middle, of order dt";
        };
    return timeStepBias().isPresent()
        ? "exact chain less exact continuous time; " + crossing
        : "unknown; " + crossing;
  }

  /** The interpretation, null where it has no effect. */
  String interpretation() {
    return gaussian() ? estimate.cell().process().interpretation().kind() : null;
  }

  /** The learning rate, null where it has no effect. */
  Double learningRate() {
    return gaussian() ? estimate.cell().process().learningRate() : null;
  }

  private boolean gaussian() {
    return estimate.cell().process().noise() instanceof GaussianNoise;
  }
}
