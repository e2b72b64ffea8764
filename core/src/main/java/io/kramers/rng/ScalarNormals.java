package io.kramers.rng;

import io.kramers.numerics.Elementary;

final class ScalarNormals implements Normals {
  @Override
  public void transform(long[] x0, long[] x1, int n, double[] z0, double[] z1) {
    for (int i = 0; i < n; i++) {
      double radius = Math.sqrt(-2.0 * Elementary.log(Uniform.open(x0[i])));
      double turns = Uniform.open(x1[i]) - 0.5;
      z0[i] = radius * Elementary.cosTurns(turns);
      z1[i] = radius * Elementary.sinTurns(turns);
    }
  }
}
