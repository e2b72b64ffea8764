package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.simd.Vectorization;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** Runs the block ranges of one partition. */
final class BlockTask<R extends Mergeable<R>>
    extends AbstractFunction2<TaskContext, Iterator<List<BlockRange>>, TaskResult<R>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<List<TrialBlocks<R>>> work;

  BlockTask(Broadcast<List<TrialBlocks<R>>> work) {
    this.work = work;
  }

  @Override
  public TaskResult<R> apply(TaskContext context, Iterator<List<BlockRange>> partition) {
    Map<Integer, R> results = new TreeMap<>();
    while (partition.hasNext()) {
      for (BlockRange range : partition.next()) {
        run(context, range, results);
      }
    }
    return new TaskResult<>(results, Vectorization.active().toString());
  }

  private void run(TaskContext context, BlockRange range, Map<Integer, R> results) {
    TrialBlocks<R> blocks = work.value().get(range.work());
    R result = results.computeIfAbsent(range.work(), index -> blocks.nothing());
    TrialBlocks.Runner<R> runner = blocks.runner(Vectorization.active());
    for (long block = range.from(); block < range.to(); block++) {
      context.killTaskIfInterrupted();
      runner.run(block, result);
    }
  }
}
