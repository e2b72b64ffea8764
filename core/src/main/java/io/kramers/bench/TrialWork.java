package io.kramers.bench;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.simd.Vectorization;
import java.util.function.ToLongFunction;

/**
 * Trials, with those that escape.
 *
 * @param escaped how many trials of a result escaped
 */
record TrialWork<R extends Mergeable<R>>(TrialBlocks<R> blocks, ToLongFunction<R> escaped)
    implements Work {
  @Override
  public Share share(Vectorization provider) {
    TrialBlocks.Runner<R> runner = blocks.runner(provider);
    R result = blocks.nothing();
    return new Share() {
      private long trials;

      @Override
      public void run(long block) {
        runner.run(block, result);
        trials += TrialBlocks.BLOCK_TRIALS;
      }

      @Override
      public long count() {
        return trials;
      }

      @Override
      public double total() {
        return escaped.applyAsLong(result);
      }
    };
  }
}
