package io.kramers.spark;

import io.kramers.blocks.BlockTree;
import io.kramers.gradientnoise.Evaluation;
import io.kramers.gradientnoise.SampleLosses;
import io.kramers.gradientnoise.SampleWork;
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
 * Runs work on the samples of a loss on Spark. The samples travel once, with the job's first work,
 * and so do the vectors of each call, however many points are made of them; a task holds chunks of
 * samples at points. What chunks leave is merged along one binary tree, on executors as far as a
 * task's chunks go and then on the driver, so no partitioning changes a bit. A point that one task
 * finishes brings its small result alone.
 */
public final class SampleJob implements Evaluation, AutoCloseable {
  /** Tasks a core, so that cores end together. */
  private static final int TASKS_A_CORE = 4;

  private final JavaSparkContext spark;
  private final SampleLosses losses;
  private final int partitions;
  private final Progress progress;
  private final Broadcast<SampleLosses> broadcast;
  private final SortedSet<String> providers = new TreeSet<>();
  private double gradients;

  /**
   * A job on some samples.
   *
   * @param partitions number of tasks a call; 0 chooses one
   * @param progress is told of each task that ends
   */
  public SampleJob(JavaSparkContext spark, SampleLosses losses, int partitions, Progress progress) {
    this.spark = spark;
    this.losses = losses;
    this.partitions = partitions;
    this.progress = progress;
    broadcast = spark.broadcast(losses);
  }

  @Override
  public SampleLosses losses() {
    return losses;
  }

  /** The twins that tasks ran on so far, such as simd/512. */
  public SortedSet<String> providers() {
    return Collections.unmodifiableSortedSet(providers);
  }

  /** About how many gradients of single samples were evaluated so far. */
  public double gradients() {
    return gradients;
  }

  @Override
  public <R, S> List<S> run(List<? extends SampleWork<R, S>> work, List<double[]> vectors) {
    List<List<ChunkRange>> tasks = tasks(work);
    Broadcast<SampleTask.Shared<R, S>> shared =
        spark.broadcast(new SampleTask.Shared<>(List.copyOf(work), vectors));
    RDD<List<ChunkRange>> ranges = spark.parallelize(tasks, tasks.size()).rdd();
    spark.setJobDescription(
        progress.command() + ": " + work.size() + " points in " + tasks.size() + " tasks");
    Merge<R, S> merge = new Merge<>(work);
    progress.start(
        Progress.Unit.GRADIENTS,
        tasks.stream().flatMap(List::stream).mapToDouble(range -> cost(work, range)).sum());
    spark
        .sc()
        .runJob(
            ranges,
            new SampleTask<>(broadcast, shared),
            new Merged<>(merge, tasks),
            ClassTag$.MODULE$.apply(SampleTask.Result.class));
    shared.destroy();
    return merge.found();
  }

  private double cost(List<? extends SampleWork<?, ?>> work, ChunkRange range) {
    return (range.to() - range.from()) * work.get(range.work()).costOfChunk(losses);
  }

  private List<List<ChunkRange>> tasks(List<? extends SampleWork<?, ?>> work) {
    int[] chunks = work.stream().mapToInt(each -> each.chunks(losses)).toArray();
    if (partitions > 0) {
      return ChunkRange.cut(chunks, partitions);
    }
    int wanted = TASKS_A_CORE * spark.defaultParallelism();
    return ChunkRange.cutEach(chunks, (wanted + chunks.length - 1) / chunks.length);
  }

  /** Ends the job: executors forget the samples. */
  @Override
  public void close() {
    broadcast.destroy();
  }

  /** What has arrived, by piece of work. */
  private final class Merge<R, S> {
    private final List<? extends SampleWork<R, S>> work;
    private final List<BlockTree<R>> trees = new ArrayList<>();
    private final List<S> found;

    Merge(List<? extends SampleWork<R, S>> work) {
      this.work = work;
      for (SampleWork<R, S> each : work) {
        trees.add(new BlockTree<>(each.chunks(losses), each::merge));
      }
      found = new ArrayList<>(Collections.nCopies(work.size(), null));
    }

    void add(SampleTask.Result<R, S> result) {
      result.found().forEach(found::set);
      result.nodes().forEach((index, nodes) -> nodes.forEach(trees.get(index)::add));
      result
          .nodes()
          .keySet()
          .forEach(
              index ->
                  trees
                      .get(index)
                      .root()
                      .ifPresent(root -> found.set(index, work.get(index).finish(root, losses))));
      providers.add(result.provider());
    }

    List<S> found() {
      return List.copyOf(found);
    }
  }

  /** Called on the driver, by one thread, once for each partition. */
  private final class Merged<R, S>
      extends AbstractFunction2<Object, SampleTask.Result<R, S>, BoxedUnit> {
    private final Merge<R, S> merge;
    private final double[] costs;

    Merged(Merge<R, S> merge, List<List<ChunkRange>> tasks) {
      this.merge = merge;
      costs =
          tasks.stream()
              .mapToDouble(
                  ranges -> ranges.stream().mapToDouble(range -> cost(merge.work, range)).sum())
              .toArray();
    }

    @Override
    public BoxedUnit apply(Object partition, SampleTask.Result<R, S> result) {
      merge.add(result);
      double cost = costs[(Integer) partition];
      gradients += cost;
      progress.advance(cost, cost);
      return BoxedUnit.UNIT;
    }
  }
}
