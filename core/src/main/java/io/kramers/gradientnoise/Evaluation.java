package io.kramers.gradientnoise;

import java.util.List;

/** Somewhere to run work on the samples of a loss; the results have the same bits everywhere. */
public interface Evaluation {
  /** Whose samples. */
  SampleLosses losses();

  /**
   * Runs work to its end.
   *
   * @param vectors that the work points at by their places
   * @return what is found, one a piece of work, in order
   */
  <R, S> List<S> run(List<? extends SampleWork<R, S>> work, List<double[]> vectors);
}
