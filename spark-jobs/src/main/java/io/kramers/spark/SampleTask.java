package io.kramers.spark;

import io.kramers.blocks.BlockTree;
import io.kramers.gradientnoise.SampleLosses;
import io.kramers.gradientnoise.SampleWork;
import io.kramers.simd.Vectorization;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** Runs the chunks of one partition. */
final class SampleTask<R, S>
    extends AbstractFunction2<TaskContext, Iterator<List<ChunkRange>>, SampleTask.Result<R, S>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SampleLosses> losses;
  private final Broadcast<Shared<R, S>> shared;

  SampleTask(Broadcast<SampleLosses> losses, Broadcast<Shared<R, S>> shared) {
    this.losses = losses;
    this.shared = shared;
  }

  /**
   * What all tasks of a call share.
   *
   * @param work in order
   * @param vectors that the work points at
   */
  record Shared<R, S>(List<SampleWork<R, S>> work, List<double[]> vectors)
      implements Serializable {}

  /**
   * What one task brings to the driver.
   *
   * @param found by the work's index, where the task had all of it
   * @param nodes by the work's index, where it had a part
   * @param provider the twin that it ran on, such as simd/512
   */
  record Result<R, S>(
      Map<Integer, S> found, Map<Integer, List<BlockTree.Node<R>>> nodes, String provider)
      implements Serializable {}

  @Override
  public Result<R, S> apply(TaskContext context, Iterator<List<ChunkRange>> partition) {
    Map<Integer, S> found = new TreeMap<>();
    Map<Integer, List<BlockTree.Node<R>>> nodes = new TreeMap<>();
    while (partition.hasNext()) {
      for (ChunkRange range : partition.next()) {
        SampleWork<R, S> work = shared.value().work().get(range.work());
        BlockTree<R> tree = run(context, work, range);
        tree.root()
            .ifPresentOrElse(
                root -> found.put(range.work(), work.finish(root, losses.value())),
                () -> nodes.put(range.work(), tree.nodes()));
      }
    }
    return new Result<>(found, nodes, Vectorization.active().toString());
  }

  private BlockTree<R> run(TaskContext context, SampleWork<R, S> work, ChunkRange range) {
    BlockTree<R> tree = new BlockTree<>(work.chunks(losses.value()), work::merge);
    SampleWork.Runner<R> runner = work.runner(losses.value(), shared.value().vectors());
    for (int chunk = range.from(); chunk < range.to(); chunk++) {
      context.killTaskIfInterrupted();
      tree.add(chunk, runner.run(chunk));
    }
    return tree;
  }
}
