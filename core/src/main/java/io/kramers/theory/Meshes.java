package io.kramers.theory;

import io.kramers.theory.Reach.Stretch;
import java.util.List;

/** The meshes of one chain, from coarse to fine, and its transfer operator on each. */
final class Meshes {
  private final GaussianChain chain;
  private final double start;
  private final ExitInterval interval;
  private final Crossing crossing;
  private final double threshold;
  private final List<Stretch> stretches;

  /**
   * Finds out where the chain may be.
   *
   * @param threshold a place inside at which states are to be told apart, or NaN
   * @param horizon the number of steps that matter, or infinity
   */
  Meshes(
      GaussianChain chain,
      double start,
      ExitInterval interval,
      Crossing crossing,
      double threshold,
      double horizon) {
    this.chain = chain;
    this.start = start;
    this.interval = interval;
    this.crossing = crossing;
    this.threshold = threshold;
    stretches = Reach.of(chain, start, interval, crossing, horizon);
  }

  TransferOperator operator(int level) {
    return new TransferOperator(
        chain, start, interval, crossing, Mesh.of(chain, interval, stretches, threshold, level));
  }

  /** As {@link Propagation#course}, on the mesh of a level. */
  Course course(int level, long horizon) {
    return Propagation.course(operator(level), threshold, horizon, Refinement.work(level));
  }

  /** As {@link Propagation#life}, on the mesh of a level. */
  Course life(int level) {
    TransferOperator operator = operator(level);
    double mean = new StateReduction(operator.steps()).meanSteps();
    return Propagation.life(operator, mean, Refinement.work(level));
  }
}
