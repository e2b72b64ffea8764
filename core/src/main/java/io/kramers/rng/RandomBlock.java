package io.kramers.rng;

/** The arrays and numbers that {@link RandomPass}es work on; a pass keeps nothing between calls. */
final class RandomBlock {
  int n;
  long[] trials;
  long counter;
  long k0;
  long k1;
  long[] x0;
  long[] x1;
  double deviation;
  double[] variance0;
  double[] variance1;
  double[] z0;
  double[] z1;
}
