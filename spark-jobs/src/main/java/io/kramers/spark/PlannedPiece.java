package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.TrialBlocks;
import java.util.OptionalDouble;

/**
 * A piece of work with what it takes.
 *
 * @param blocks the trials
 * @param mostSteps that a trial takes
 * @param nanosOfBlock what a full block takes on one core
 * @param stepsOfBlock the steps of a full block's trials
 * @param size of results
 * @param measured whether the time of a step is measured here, on the piece or on one of its kind;
 *     else it is the cost model's
 */
record PlannedPiece(
    TrialBlocks<?> blocks,
    long mostSteps,
    double nanosOfBlock,
    double stepsOfBlock,
    ResultSize size,
    boolean measured) {

  static PlannedPiece modelled(TrialBlocks<?> blocks, long mostSteps) {
    return new PlannedPiece(
        blocks,
        mostSteps,
        blocks.costOfBlock(),
        (double) blocks.blockTrials() * mostSteps,
        ResultSize.of(blocks.nothing()),
        false);
  }

  /** By the cost model, in rough nanoseconds: pieces that cost the same are of one kind. */
  double costOfStep() {
    return blocks.costOfBlock() / blocks.blockTrials() / mostSteps;
  }

  /**
   * This piece with what was measured.
   *
   * @param nanosOfStep empty where the cost model's stands
   * @param share of the most steps that its trials take
   */
  PlannedPiece measured(OptionalDouble nanosOfStep, double share, ResultSize resultSize) {
    double steps = share * blocks.blockTrials() * mostSteps;
    return new PlannedPiece(
        blocks,
        mostSteps,
        nanosOfStep.orElse(costOfStep()) * steps,
        steps,
        resultSize,
        nanosOfStep.isPresent());
  }

  /** How many full blocks the trials of a number of blocks are. */
  double fullBlocks(BlockRange range) {
    double trials =
        Math.min((double) range.to() * blocks.blockTrials(), blocks.trials())
            - (double) range.from() * blocks.blockTrials();
    return trials / blocks.blockTrials();
  }
}
