package io.kramers.fit;

import java.util.function.Function;

/** How the logarithm of a mean exit time grows with the barrier dL: linearly in these terms. */
public enum ScalingLaw {
  /** a + b dL, that of Langevin dynamics; b is 2 / (eta sigma) there. */
  EXPONENTIAL(at -> new double[] {at.barrier()}),
  /** a + b dL + c dL^2, which says where an exponential law bends. */
  QUADRATIC(at -> new double[] {at.barrier(), at.barrier() * at.barrier()}),
  /** a + b log dL. */
  POWER(at -> new double[] {Math.log(at.barrier())}),
  /**
   * a + b log u with u = D(to) / D(w*), 1 + mu dL / sigma for noise that depends on the loss: the
   * power-law dynamic's, whose b is 1 / kappa + 1/2 - alpha.
   */
  NOISE_POWER(at -> new double[] {Math.log(at.noiseRatio())});

  private final Function<ExitCovariates, double[]> terms;

  ScalingLaw(Function<ExitCovariates, double[]> terms) {
    this.terms = terms;
  }

  /** The terms' values but for the constant's. */
  double[] terms(ExitCovariates at) {
    return terms.apply(at);
  }
}
