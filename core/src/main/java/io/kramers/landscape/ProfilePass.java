package io.kramers.landscape;

/**
 * A separable landscape along its coordinates, over arrays of trials. Arrays are {@link
 * io.kramers.simd.Padded}.
 */
public interface ProfilePass {
  /** Writes the derivative along coordinate j at w[i] to slope[i], for i &lt; n. */
  void slopes(int j, double[] w, int n, double[] slope);

  /** Writes the loss of coordinate j at w[i] to value[i], for i &lt; n. */
  void values(int j, double[] w, int n, double[] value);
}
