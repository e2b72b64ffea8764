package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.TrialBlocks;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Trials that a command would run, in jobs one after another.
 *
 * @param pieces at least one
 * @param jobs what each job runs of them, at least one; a job that may turn out to be needless is
 *     among them
 */
public record PlannedWork(List<PlannedPiece> pieces, List<List<BlockRange>> jobs) {
  /** Unmodifiable. */
  public PlannedWork {
    pieces = List.copyOf(pieces);
    jobs = List.copyOf(jobs);
  }

  /**
   * All blocks in one job.
   *
   * @param steps the most that a trial takes
   */
  public static <W extends TrialBlocks<?>> PlannedWork inOneJob(
      List<W> work, ToLongFunction<W> steps) {
    return inJobs(work, steps, List.of(BlockRange.all(work)));
  }

  /**
   * Some blocks in each of several jobs.
   *
   * @param steps the most that a trial takes
   */
  public static <W extends TrialBlocks<?>> PlannedWork inJobs(
      List<W> work, ToLongFunction<W> steps, List<List<BlockRange>> jobs) {
    return new PlannedWork(
        work.stream().map(each -> PlannedPiece.modelled(each, steps.applyAsLong(each))).toList(),
        jobs);
  }

  List<TrialBlocks<?>> blocks() {
    return pieces.stream().<TrialBlocks<?>>map(PlannedPiece::blocks).toList();
  }
}
