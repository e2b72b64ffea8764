package io.kramers.rng;

import io.kramers.numerics.Elementary;

final class ScalarNormals implements Normals {
  @Override
  public void transform(long[] x0, long[] x1, int n, double deviation, double[] z0, double[] z1) {
    for (int i = 0; i < n; i++) {
      double radius = Math.sqrt(-Elementary.log(Uniform.open(x0[i]))) * deviation;
      double t = Uniform.open(x1[i]) - 0.5;
      double sin = Elementary.sinQuarters(t);
      double cos = Elementary.cosQuarters(t);
      z0[i] = signed(radius * (cos - sin), x0[i]);
      z1[i] = signed(radius * (cos + sin), x1[i]);
    }
  }

  @Override
  public void transform(
      long[] x0,
      long[] x1,
      int n,
      double[] variance0,
      double[] variance1,
      double[] z0,
      double[] z1) {
    for (int i = 0; i < n; i++) {
      double log = Elementary.log(Uniform.open(x0[i]));
      double t = Uniform.open(x1[i]) - 0.5;
      double sin = Elementary.sinQuarters(t);
      double cos = Elementary.cosQuarters(t);
      z0[i] = signed(Math.sqrt(-(log * variance0[i])) * (cos - sin), x0[i]);
      z1[i] = signed(Math.sqrt(-(log * variance1[i])) * (cos + sin), x1[i]);
    }
  }

  @Override
  public void transform(long[] x0, long[] x1, int n, double[] variance, double[] z) {
    for (int i = 0; i < n; i++) {
      double log = Elementary.log(Uniform.open(x0[i]));
      double t = Uniform.open(x1[i]) - 0.5;
      double sin = Elementary.sinQuarters(t);
      double cos = Elementary.cosQuarters(t);
      z[i] = signed(Math.sqrt(-(log * variance[i])) * (cos - sin), x0[i]);
    }
  }

  /** With the other sign where the word's lowest bit is set. */
  private static double signed(double z, long word) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(z) ^ word << 63);
  }
}
