package io.kramers.landscape;

import io.kramers.simd.Vectorization;

/** The gradients g_m(w) of the samples that a landscape is the average of. */
public interface SampleGradients {
  /** Number of samples n. */
  int count();

  /** The gradient of sample m at w, d numbers. */
  double[] gradient(int m, double[] w);

  /**
   * The diagonal of the population covariance (divisor n) of the sample gradients at w, d numbers;
   * its sum is the trace of the single-sample gradient covariance.
   */
  double[] variance(double[] w);

  /** What one sample's gradient at one point costs, in rough nanoseconds on one core. */
  double costOfGradient();

  /** Sample gradients over arrays of trials, in the twin of the given provider. */
  Pass pass(Vectorization provider);

  /** Adds sample gradients, one sample a trial. */
  interface Pass {
    /**
     * Adds the gradient of sample samples[i] at trial i, w[.][i], to sum[.][i] for i &lt; n. Arrays
     * are {@link io.kramers.simd.Padded}.
     */
    void add(int[] samples, double[][] w, int n, double[][] sum);
  }
}
