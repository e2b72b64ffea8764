package io.kramers.spark;

import io.kramers.escape.Cell;
import io.kramers.escape.Integrator;
import io.kramers.escape.Tally;
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
final class EscapeTask
    extends AbstractFunction2<TaskContext, Iterator<List<BlockRange>>, TaskResult>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<List<Cell>> cells;

  EscapeTask(Broadcast<List<Cell>> cells) {
    this.cells = cells;
  }

  @Override
  public TaskResult apply(TaskContext context, Iterator<List<BlockRange>> partition) {
    Map<Integer, Tally> tallies = new TreeMap<>();
    while (partition.hasNext()) {
      for (BlockRange range : partition.next()) {
        run(context, range, tallies);
      }
    }
    return new TaskResult(tallies, Vectorization.active().toString());
  }

  private void run(TaskContext context, BlockRange range, Map<Integer, Tally> tallies) {
    Cell cell = cells.value().get(range.cell());
    Tally tally = tallies.computeIfAbsent(range.cell(), index -> new Tally(cell.steps()));
    Integrator integrator = new Integrator(cell, Vectorization.active());
    for (long block = range.from(); block < range.to(); block++) {
      context.killTaskIfInterrupted();
      integrator.run(block, tally);
    }
  }
}
