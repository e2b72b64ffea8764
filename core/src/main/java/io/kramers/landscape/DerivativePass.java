package io.kramers.landscape;

/**
 * The derivative of a {@link CoordinateLoss} over arrays of trials. Arrays are {@link
 * io.kramers.simd.Padded}.
 */
public interface DerivativePass {
  /**
   * Sets w[i] to w[i] - rate times the derivative at w[i] - shift + noise[i], for i &lt; n. The
   * derivative's term is added first.
   */
  void descend(double[] w, double[] noise, int n, double shift, double rate);

  /** Adds to sum[i] the derivative at w[i] - shift[i], for i &lt; n. */
  void addShifted(double[] w, double[] shift, int n, double[] sum);
}
