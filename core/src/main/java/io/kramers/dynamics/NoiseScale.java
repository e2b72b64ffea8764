package io.kramers.dynamics;

import java.util.Arrays;

/** The standard deviation of a step's Gaussian noise, over arrays of trials. */
interface NoiseScale {
  /** Writes the standard deviation along coordinate j of trial i to scale[j][i] for i &lt; n. */
  void scale(double[][] w, int n, double[][] scale);

  /** The same everywhere. */
  static NoiseScale constant(double deviation) {
    return (w, n, scale) -> {
      for (double[] coordinate : scale) {
        Arrays.fill(coordinate, 0, n, deviation);
      }
    };
  }
}
