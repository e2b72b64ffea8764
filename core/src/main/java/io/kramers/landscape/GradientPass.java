package io.kramers.landscape;

/** The gradient of a landscape over arrays of trials. */
public interface GradientPass {
  /**
   * Writes the gradient at trial i, w[.][i], to gradient[.][i] for i &lt; n.
   *
   * @param w d {@link io.kramers.simd.Padded} arrays
   * @param gradient as w
   */
  void gradient(double[][] w, int n, double[][] gradient);
}
