package io.kramers.gradientnoise;

import io.kramers.blocks.BlockTree;
import java.util.List;

/**
 * Runs work here, in one thread.
 *
 * @param losses whose samples
 */
record InProcess(SampleLosses losses) implements Evaluation {
  @Override
  public <R, S> List<S> run(List<? extends SampleWork<R, S>> work, List<double[]> vectors) {
    return work.stream().map(each -> run(each, vectors)).toList();
  }

  private <R, S> S run(SampleWork<R, S> work, List<double[]> vectors) {
    BlockTree<R> tree = new BlockTree<>(work.chunks(losses), work::merge);
    SampleWork.Runner<R> runner = work.runner(losses, vectors);
    for (int chunk = 0; chunk < work.chunks(losses); chunk++) {
      tree.add(chunk, runner.run(chunk));
    }
    return work.finish(tree.root().orElseThrow(), losses);
  }
}
