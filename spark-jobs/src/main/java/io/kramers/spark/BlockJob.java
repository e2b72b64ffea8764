package io.kramers.spark;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Runs blocks of trials on Spark. Each task takes ranges of blocks and returns what they leave
 * behind; the driver merges it as it arrives, each partition's once, so its memory does not grow
 * with the number of trials, and no partitioning changes a result.
 */
public final class BlockJob<R extends Mergeable<R>> {
  private final List<R> results = new ArrayList<>();
  private final SortedSet<String> providers = new TreeSet<>();
  private final List<TrialBlocks<R>> work;

  private BlockJob(List<? extends TrialBlocks<R>> work) {
    this.work = List.copyOf(work);
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
   * Runs all blocks of all pieces of work.
   *
   * @param partitions number of tasks; 0 chooses one
   * @param progress is told of each task that ends
   */
  public static <R extends Mergeable<R>> Result<R> run(
      JavaSparkContext spark,
      List<? extends TrialBlocks<R>> work,
      int partitions,
      Progress progress) {
    return run(spark, work, BlockRange.all(work), partitions, progress);
  }

  /**
   * Runs some of the blocks, such as the next round of an experiment that stops early.
   *
   * @param ranges of blocks; work without one has the result of no trials
   * @param partitions number of tasks; 0 chooses one
   * @param progress is told of each task that ends
   * @throws IllegalArgumentException if there are no such blocks
   */
  public static <R extends Mergeable<R>> Result<R> run(
      JavaSparkContext spark,
      List<? extends TrialBlocks<R>> work,
      List<BlockRange> ranges,
      int partitions,
      Progress progress) {
    Schedule schedule =
        partitions > 0
            ? Schedule.ofTasks(work, ranges, partitions)
            : Schedule.forCores(work, ranges, spark.defaultParallelism());
    BlockJob<R> job = new BlockJob<>(work);
    job.run(spark, schedule, progress);
    return new Result<>(job.results, job.providers);
  }

  private void run(JavaSparkContext spark, Schedule schedule, Progress progress) {
    int tasks = schedule.tasks().size();
    Broadcast<List<TrialBlocks<R>>> broadcast = spark.broadcast(work);
    RDD<List<BlockRange>> ranges =
        spark
            .parallelize(schedule.tasks().stream().map(Schedule.Task::ranges).toList(), tasks)
            .rdd();
    spark.setJobDescription(
        progress.command() + ": " + schedule.blocks() + " blocks of trials in " + tasks + " tasks");
    progress.start(Progress.Unit.TRIAL_STEPS, schedule.cost());
    spark
        .sc()
        .runJob(
            ranges,
            new BlockTask<>(broadcast),
            new Merge<>(this, schedule, progress),
            ClassTag$.MODULE$.apply(TaskResult.class));
    progress.end();
    broadcast.destroy();
  }

  private void merge(TaskResult<R> result) {
    result.results().forEach((index, part) -> results.get(index).merge(part));
    providers.add(result.provider());
  }

  /** Called on the driver, by one thread, once for each partition. */
  private static final class Merge<R extends Mergeable<R>>
      extends AbstractFunction2<Object, TaskResult<R>, BoxedUnit> {
    private final BlockJob<R> job;
    private final Schedule schedule;
    private final Progress progress;

    Merge(BlockJob<R> job, Schedule schedule, Progress progress) {
      this.job = job;
      this.schedule = schedule;
      this.progress = progress;
    }

    @Override
    public BoxedUnit apply(Object partition, TaskResult<R> result) {
      job.merge(result);
      double cost = schedule.tasks().get((Integer) partition).cost();
      progress.advance(
          cost, result.results().values().stream().mapToLong(Mergeable::trialSteps).sum());
      return BoxedUnit.UNIT;
    }
  }
}
