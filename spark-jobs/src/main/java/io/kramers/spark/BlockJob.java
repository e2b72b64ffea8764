package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.checkpoint.Checkpoint;
import io.kramers.checkpoint.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Runs blocks of trials on Spark, in rounds of about a minute: after each of them a checkpoint
 * keeps what it left. Each task takes ranges of blocks and returns what they leave behind; the
 * driver merges it as it arrives, each partition's once, so neither its memory nor the number of
 * tasks grows with the number of trials, and no partitioning and no end of a round changes a
 * result.
 */
public final class BlockJob<R extends Mergeable<R>> {
  private final List<R> results = new ArrayList<>();
  private final SortedSet<String> providers = new TreeSet<>();
  private final List<TrialBlocks<R>> work;

  private final int partitions;
  private final Progress progress;

  private BlockJob(List<? extends TrialBlocks<R>> work, int partitions, Progress progress) {
    this.work = List.copyOf(work);
    this.partitions = partitions;
    this.progress = progress;
    work.forEach(each -> results.add(each.nothing()));
  }

  /**
   * What trials leave behind.
   *
   * @param results one a piece of work, in order
   * @param providers the twins that tasks ran on, such as simd/512
   */
  public record Result<R extends Mergeable<R>>(List<R> results, SortedSet<String> providers) {
    /** Unmodifiable. */
    public Result {
      results = List.copyOf(results);
      providers = Collections.unmodifiableSortedSet(new TreeSet<>(providers));
    }

    /** Number of steps that were simulated. */
    public long trialSteps() {
      return results.stream().mapToLong(Mergeable::trialSteps).reduce(0, Math::addExact);
    }
  }

  /**
   * Runs all blocks of all pieces of work, and keeps nothing.
   *
   * @param partitions number of tasks a round; 0 chooses one
   * @param progress is told of each task that ends
   */
  public static <R extends Mergeable<R>> Result<R> run(
      JavaSparkContext spark,
      List<? extends TrialBlocks<R>> work,
      int partitions,
      Progress progress) {
    return run(spark, work, partitions, progress, Checkpoint.none());
  }

  /**
   * Runs all blocks of all pieces of work that a checkpoint does not have.
   *
   * @param partitions number of tasks a round; 0 chooses one
   * @param progress is told of each task that ends
   * @param checkpoint of the command, whose next stage this is
   */
  public static <R extends Mergeable<R>> Result<R> run(
      JavaSparkContext spark,
      List<? extends TrialBlocks<R>> work,
      int partitions,
      Progress progress,
      Checkpoint checkpoint) {
    return run(spark, work, BlockRange.all(work), partitions, progress, checkpoint);
  }

  /**
   * Runs some of the blocks, such as those up to the next look of an experiment that stops early.
   *
   * @param ranges of blocks; work without one has the result of no trials
   * @param partitions number of tasks a round; 0 chooses one
   * @param progress is told of each task that ends
   * @param checkpoint of the command, whose next stage this is
   * @throws IllegalArgumentException if there are no such blocks
   */
  public static <R extends Mergeable<R>> Result<R> run(
      JavaSparkContext spark,
      List<? extends TrialBlocks<R>> work,
      List<BlockRange> ranges,
      int partitions,
      Progress progress,
      Checkpoint checkpoint) {
    BlockJob<R> job = new BlockJob<>(work, partitions, progress);
    Stage<R> stage = checkpoint.stage(new BlockCodec<>(job.work), ranges);
    job.merge(stage.kept());
    job.providers.addAll(stage.keptProviders());
    if (stage.blocksDone() > 0) {
      progress.say(
          "kept from an earlier run: " + stage.blocksDone() + " of " + stage.blocks() + " blocks");
    }
    if (stage.blocksDone() < stage.blocks()) {
      job.run(spark, stage, checkpoint);
    }
    return new Result<>(job.results, job.providers);
  }

  private void run(JavaSparkContext spark, Stage<R> stage, Checkpoint checkpoint) {
    int cores = spark.defaultParallelism();
    Rounds rounds = new Rounds(work, checkpoint.interval(), cores);
    Broadcast<List<TrialBlocks<R>>> broadcast = spark.broadcast(work);
    List<BlockRange> rest = stage.rest();
    WatchedCells<R> cells = new WatchedCells<>(work, rest, results::get);
    progress.start(Progress.Unit.TRIAL_STEPS, amount(rounds.cost(rest), rest), cells::leastCertain);
    while (!rest.isEmpty()) {
      List<BlockRange> round = rounds.next(rest);
      Schedule schedule =
          partitions > 0
              ? Schedule.ofTasks(work, round, partitions)
              : Schedule.forCores(work, round, cores);
      JobLabel label =
          JobLabel.set(
              spark, progress.command(), JobLabel.ofRound(progress.rounds() + 1, work, round));
      long started = System.nanoTime();
      try {
        run(spark, broadcast, schedule, stage, cells);
      } finally {
        label.restore();
      }
      rounds.took(rounds.cost(round), System.nanoTime() - started);
      stage.commit();
      progress.round();
      rest = stage.rest();
    }
    progress.end();
    broadcast.destroy();
  }

  private void run(
      JavaSparkContext spark,
      Broadcast<List<TrialBlocks<R>>> broadcast,
      Schedule schedule,
      Stage<R> stage,
      WatchedCells<R> cells) {
    int tasks = schedule.tasks().size();
    RDD<List<BlockRange>> ranges =
        spark
            .parallelize(schedule.tasks().stream().map(Schedule.Task::ranges).toList(), tasks)
            .rdd();
    spark
        .sc()
        .runJob(
            ranges,
            new BlockTask<>(broadcast),
            new Merge<>(this, stage, schedule, cells),
            ClassTag$.MODULE$.apply(TaskResult.class));
  }

  private Amount amount(double cost, List<BlockRange> ranges) {
    return new Amount(
        cost,
        ranges.stream().mapToLong(BlockRange::blocks).sum(),
        ranges.stream().mapToLong(range -> range.trials(work)).sum());
  }

  private void merge(Map<Integer, R> parts) {
    parts.forEach((index, part) -> results.get(index).merge(part));
  }

  /** Called on the driver, by one thread, once for each partition. */
  private static final class Merge<R extends Mergeable<R>>
      extends AbstractFunction2<Object, TaskResult<R>, BoxedUnit> {
    private final BlockJob<R> job;
    private final Stage<R> stage;
    private final Schedule schedule;
    private final WatchedCells<R> cells;

    Merge(BlockJob<R> job, Stage<R> stage, Schedule schedule, WatchedCells<R> cells) {
      this.job = job;
      this.stage = stage;
      this.schedule = schedule;
      this.cells = cells;
    }

    @Override
    public BoxedUnit apply(Object partition, TaskResult<R> result) {
      Schedule.Task task = schedule.tasks().get((Integer) partition);
      long steps = result.results().values().stream().mapToLong(Mergeable::trialSteps).sum();
      // Before the stage, which goes on adding to these very results.
      job.merge(result.results());
      stage.add(task.ranges(), result.results(), result.provider());
      job.providers.add(result.provider());
      cells.merged(task.ranges());
      job.progress.advance(job.amount(task.cost(), task.ranges()), steps);
      return BoxedUnit.UNIT;
    }
  }
}
