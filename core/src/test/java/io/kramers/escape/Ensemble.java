package io.kramers.escape;

import io.kramers.blocks.TrialBlocks;
import io.kramers.simd.Vectorization;
import java.util.stream.LongStream;

/** Runs all of a cell's blocks on this machine's cores. */
final class Ensemble {
  private Ensemble() {}

  static Tally run(Cell cell) {
    int parts = (int) Math.min(cell.blocks(), 4L * Runtime.getRuntime().availableProcessors());
    return LongStream.range(0, parts)
        .parallel()
        .mapToObj(
            part -> run(cell, cell.blocks() * part / parts, cell.blocks() * (part + 1) / parts))
        .reduce(
            new Tally(cell.steps()),
            (left, right) -> {
              Tally sum = new Tally(cell.steps());
              sum.merge(left);
              sum.merge(right);
              return sum;
            });
  }

  private static Tally run(Cell cell, long from, long to) {
    TrialBlocks.Runner<Tally> integrator = cell.runner(Vectorization.active());
    Tally tally = new Tally(cell.steps());
    for (long block = from; block < to; block++) {
      integrator.run(block, tally);
    }
    return tally;
  }
}
