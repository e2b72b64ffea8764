package io.kramers.spark;

import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.escape.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Runs the cells of an experiment on Spark. Each task takes ranges of blocks and returns exact
 * tallies; the driver merges them as they arrive, each partition's once, so its memory does not
 * grow with the number of trials, and no partitioning changes a result.
 */
public final class EscapeJob {
  private final List<Tally> tallies = new ArrayList<>();
  private final SortedSet<String> providers = new TreeSet<>();
  private final List<Cell> cells;

  private EscapeJob(List<Cell> cells) {
    this.cells = cells;
    cells.forEach(cell -> tallies.add(new Tally(cell.steps())));
  }

  /**
   * What the cells' trials say.
   *
   * @param estimates one a cell, in order
   * @param providers the twins that tasks ran on, such as simd/512
   */
  public record Result(List<Estimate> estimates, SortedSet<String> providers) {}

  /**
   * Runs all blocks of all cells.
   *
   * @param partitions number of tasks; 0 chooses one
   * @param progress is told of each task that ends
   */
  public static Result run(
      JavaSparkContext spark, List<Cell> cells, int partitions, Progress progress) {
    EscapeJob job = new EscapeJob(cells);
    job.run(spark, partitions, progress);
    List<Estimate> estimates =
        IntStream.range(0, cells.size())
            .mapToObj(i -> new Estimate(cells.get(i), job.tallies.get(i)))
            .toList();
    return new Result(estimates, job.providers);
  }

  private void run(JavaSparkContext spark, int partitions, Progress progress) {
    Schedule schedule =
        partitions > 0
            ? Schedule.ofTasks(cells, partitions)
            : Schedule.forCores(cells, spark.defaultParallelism());
    int tasks = schedule.tasks().size();
    Broadcast<List<Cell>> broadcast = spark.broadcast(cells);
    RDD<List<BlockRange>> ranges =
        spark
            .parallelize(schedule.tasks().stream().map(Schedule.Task::ranges).toList(), tasks)
            .rdd();
    spark.setJobDescription(
        "escape: " + cells.size() + " cells, " + schedule.blocks() + " blocks of trials");
    progress.start(schedule.cost());
    spark
        .sc()
        .runJob(
            ranges,
            new EscapeTask(broadcast),
            allOf(tasks),
            new Merge(this, schedule, progress),
            ClassTag$.MODULE$.apply(TaskResult.class));
    progress.end();
    broadcast.destroy();
  }

  private static Seq<Object> allOf(int tasks) {
    List<Object> indices = new ArrayList<>();
    IntStream.range(0, tasks).forEach(indices::add);
    return CollectionConverters.asScala(indices).toSeq();
  }

  private void merge(TaskResult result) {
    result.tallies().forEach((cell, tally) -> tallies.get(cell).merge(tally));
    providers.add(result.provider());
  }

  /** Called on the driver, by one thread, once for each partition. */
  private static final class Merge extends AbstractFunction2<Object, TaskResult, BoxedUnit> {
    private final EscapeJob job;
    private final Schedule schedule;
    private final Progress progress;

    Merge(EscapeJob job, Schedule schedule, Progress progress) {
      this.job = job;
      this.schedule = schedule;
      this.progress = progress;
    }

    @Override
    public BoxedUnit apply(Object partition, TaskResult result) {
      job.merge(result);
      double cost = schedule.tasks().get((Integer) partition).cost();
      progress.advance(cost, result.tallies());
      return BoxedUnit.UNIT;
    }
  }
}
