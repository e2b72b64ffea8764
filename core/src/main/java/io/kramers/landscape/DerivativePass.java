package io.kramers.landscape;

/**
 * The derivative of a {@link CoordinateLoss} over arrays of trials. Arrays are {@link
 * io.kramers.simd.Padded}.
 */
public interface DerivativePass {
  /**
   * Sets sum[i] to weight times the sum over m, in order, of the derivative at w[i] - shifts[m],
   * for i &lt; n.
   */
  void sumOverShifts(double[] w, int n, double[] shifts, double weight, double[] sum);

  /** Adds to sum[i] the derivative at w[i] - shift[i], for i &lt; n. */
  void addShifted(double[] w, double[] shift, int n, double[] sum);
}
