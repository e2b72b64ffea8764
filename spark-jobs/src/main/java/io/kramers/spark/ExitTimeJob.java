package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.checkpoint.Checkpoint;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeEstimate;
import io.kramers.exittime.ExitTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs exit-time cells in rounds: after each round every cell is looked at, and those that have
 * reached their relative error, or run all their trials, stop. Rounds end at fixed numbers of
 * blocks, so no partitioning changes a result.
 */
public final class ExitTimeJob {
  private final List<ExitTimeCell> cells;
  private final List<ExitTimeEstimate> estimates = new ArrayList<>();
  private final SortedSet<String> providers = new TreeSet<>();

  private ExitTimeJob(List<ExitTimeCell> cells) {
    this.cells = cells;
    cells.forEach(cell -> estimates.add(new ExitTimeEstimate(cell, cell.nothing(), 0)));
  }

  /**
   * What trials say.
   *
   * @param estimates one a cell, in order
   * @param providers the twins that tasks ran on, such as simd/512
   */
  public record Result(List<ExitTimeEstimate> estimates, SortedSet<String> providers) {
    /** Number of steps that were simulated. */
    public long trialSteps() {
      return estimates.stream()
          .mapToLong(estimate -> estimate.times().trialSteps())
          .reduce(0, Math::addExact);
    }
  }

  /**
   * Runs all cells, and keeps nothing.
   *
   * @param partitions number of tasks of a round; 0 chooses one
   * @param progress is told of each look and each task that ends
   */
  public static Result run(
      JavaSparkContext spark, List<ExitTimeCell> cells, int partitions, Progress progress) {
    return run(spark, cells, partitions, progress, Checkpoint.none());
  }

  /**
   * Runs what of the cells a checkpoint does not have.
   *
   * @param partitions number of tasks of a round; 0 chooses one
   * @param progress is told of each look and each task that ends
   * @param checkpoint of the command; each look is a stage
   */
  public static Result run(
      JavaSparkContext spark,
      List<ExitTimeCell> cells,
      int partitions,
      Progress progress,
      Checkpoint checkpoint) {
    ExitTimeJob job = new ExitTimeJob(cells);
    int look = 1;
    List<BlockRange> round = job.round(look);
    while (!round.isEmpty()) {
      if (look > 1) {
        progress.say("round " + look + " for the " + round.size() + " cells that go on");
      }
      BlockJob.Result<ExitTimes> result =
          BlockJob.run(spark, cells, round, partitions, progress, checkpoint);
      job.add(round, result.results(), look);
      job.providers.addAll(result.providers());
      look++;
      round = job.round(look);
    }
    return new Result(List.copyOf(job.estimates), job.providers);
  }

  /** The job's rounds as work, as long as no cell reaches its relative error. */
  public static PlannedWork planned(List<ExitTimeCell> cells) {
    ExitTimeJob job = new ExitTimeJob(cells);
    List<List<BlockRange>> rounds = new ArrayList<>();
    List<BlockRange> round = job.round(1);
    while (!round.isEmpty()) {
      rounds.add(round);
      round = job.round(rounds.size() + 1);
    }
    return PlannedWork.inJobs(cells, ExitTimeCell::horizon, rounds);
  }

  private List<BlockRange> round(int look) {
    List<BlockRange> ranges = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      ExitTimeCell cell = cells.get(i);
      long done = look == 1 ? 0 : cell.blocksAtLook(look - 1);
      if (done < cell.blocksAtLook(look) && !estimates.get(i).reachedTarget()) {
        ranges.add(new BlockRange(i, done, cell.blocksAtLook(look)));
      }
    }
    return ranges;
  }

  private void add(List<BlockRange> round, List<ExitTimes> results, int look) {
    for (BlockRange range : round) {
      ExitTimes times = estimates.get(range.work()).times();
      times.merge(results.get(range.work()));
      estimates.set(range.work(), new ExitTimeEstimate(cells.get(range.work()), times, look));
    }
  }
}
