package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.BlockTree;
import io.kramers.checkpoint.Checkpoint;
import io.kramers.checkpoint.Stage;
import io.kramers.gradientnoise.Evaluation;
import io.kramers.gradientnoise.SampleLosses;
import io.kramers.gradientnoise.SampleWork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
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
 * finishes brings its small result alone. Each call is a stage of the command's checkpoint, which
 * keeps what is found where it took long to find.
 */
public final class SampleJob implements Evaluation, AutoCloseable {
  /** Tasks a core, so that cores end together. */
  private static final int TASKS_A_CORE = 4;

  private final JavaSparkContext spark;
  private final SampleLosses losses;
  private final int partitions;
  private final Progress progress;
  private final Checkpoint checkpoint;
  private final Broadcast<SampleLosses> broadcast;
  private final SortedSet<String> providers = new TreeSet<>();
  private double gradients;

  /**
   * A job on some samples, which keeps nothing.
   *
   * @param partitions number of tasks a call; 0 chooses one
   * @param progress is told of each task that ends
   */
  public SampleJob(JavaSparkContext spark, SampleLosses losses, int partitions, Progress progress) {
    this(spark, losses, partitions, progress, Checkpoint.none());
  }

  /**
   * A job on some samples.
   *
   * @param partitions number of tasks a call; 0 chooses one
   * @param progress is told of each task that ends
   * @param checkpoint of the command, told of the data that it depends on; each call is a stage
   */
  public SampleJob(
      JavaSparkContext spark,
      SampleLosses losses,
      int partitions,
      Progress progress,
      Checkpoint checkpoint) {
    this.spark = spark;
    this.losses = losses;
    this.partitions = partitions;
    this.progress = progress;
    this.checkpoint = checkpoint;
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
    Stage<S> stage =
        checkpoint.stage(
            new FoundCodec<>(work, vectors),
            IntStream.range(0, work.size()).mapToObj(i -> new BlockRange(i, 0, 1)).toList());
    providers.addAll(stage.keptProviders());
    Map<Integer, S> found = new TreeMap<>(stage.kept());
    List<Integer> rest = stage.rest().stream().map(BlockRange::work).toList();
    if (!rest.isEmpty()) {
      List<SampleWork<R, S>> left = new ArrayList<>();
      rest.forEach(i -> left.add(work.get(i)));
      List<S> more =
          run(left, vectors, (i, each, provider) -> keep(stage, rest.get(i), each, provider));
      stage.commitIfDear();
      IntStream.range(0, rest.size()).forEach(i -> found.put(rest.get(i), more.get(i)));
    }
    return List.copyOf(found.values());
  }

  private static <S> void keep(Stage<S> stage, int index, S found, String provider) {
    stage.add(List.of(new BlockRange(index, 0, 1)), Map.of(index, found), provider);
    stage.commitWhenDue();
  }

  /** Hears of what is found. */
  private interface Finds<S> {
    void found(int index, S found, String provider);
  }

  private <R, S> List<S> run(
      List<? extends SampleWork<R, S>> work, List<double[]> vectors, Finds<S> finds) {
    List<List<ChunkRange>> tasks = tasks(work);
    Broadcast<SampleTask.Shared<R, S>> shared =
        spark.broadcast(new SampleTask.Shared<>(List.copyOf(work), vectors));
    Merge<R, S> merge = new Merge<>(work, finds);
    Merged<R, S> merged = new Merged<>(merge, tasks);
    Amount total = Arrays.stream(merged.amounts).reduce(Amount.NOTHING, Amount::plus);
    JobLabel label =
        JobLabel.set(
            spark,
            progress.command(),
            String.format(
                Locale.ROOT,
                "round %d, %,d points, %,d chunks of samples",
                progress.rounds() + 1,
                work.size(),
                total.blocks()));
    try {
      RDD<List<ChunkRange>> ranges = spark.parallelize(tasks, tasks.size()).rdd();
      progress.start(Progress.Unit.GRADIENTS, total, Optional::empty);
      spark
          .sc()
          .runJob(
              ranges,
              new SampleTask<>(broadcast, shared),
              merged,
              ClassTag$.MODULE$.apply(SampleTask.Result.class));
      progress.round();
    } finally {
      label.restore();
    }
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
    private final Finds<S> finds;

    Merge(List<? extends SampleWork<R, S>> work, Finds<S> finds) {
      this.work = work;
      this.finds = finds;
      for (SampleWork<R, S> each : work) {
        trees.add(new BlockTree<>(each.chunks(losses), each::merge));
      }
      found = new ArrayList<>(Collections.nCopies(work.size(), null));
    }

    void add(SampleTask.Result<R, S> result) {
      providers.add(result.provider());
      result.found().forEach((index, each) -> set(index, each, result.provider()));
      result.nodes().forEach((index, nodes) -> nodes.forEach(trees.get(index)::add));
      result
          .nodes()
          .keySet()
          .forEach(
              index ->
                  trees
                      .get(index)
                      .root()
                      .map(root -> work.get(index).finish(root, losses))
                      .ifPresent(each -> set(index, each, result.provider())));
    }

    private void set(int index, S each, String provider) {
      found.set(index, each);
      finds.found(index, each, provider);
    }

    List<S> found() {
      return List.copyOf(found);
    }
  }

  /** Called on the driver, by one thread, once for each partition. */
  private final class Merged<R, S>
      extends AbstractFunction2<Object, SampleTask.Result<R, S>, BoxedUnit> {
    private final Merge<R, S> merge;
    private final Amount[] amounts;

    Merged(Merge<R, S> merge, List<List<ChunkRange>> tasks) {
      this.merge = merge;
      amounts = tasks.stream().map(this::amount).toArray(Amount[]::new);
    }

    private Amount amount(List<ChunkRange> ranges) {
      return new Amount(
          ranges.stream().mapToDouble(range -> cost(merge.work, range)).sum(),
          ranges.stream().mapToLong(range -> range.to() - range.from()).sum(),
          0);
    }

    @Override
    public BoxedUnit apply(Object partition, SampleTask.Result<R, S> result) {
      merge.add(result);
      Amount amount = amounts[(Integer) partition];
      gradients += amount.cost();
      progress.advance(amount, amount.cost());
      return BoxedUnit.UNIT;
    }
  }
}
