package io.kramers.rng;

import io.kramers.numerics.Elementary;

final class ScalarStable implements StableDeviates {
  private final StableShape shape;

  ScalarStable(StableShape shape) {
    this.shape = shape;
  }

  @Override
  public void transform(long[] x0, long[] x1, int n, double scale, double[] s) {
    for (int i = 0; i < n; i++) {
      double v = Uniform.open(x1[i]);
      double w = 1.0 - v;
      double cos = Elementary.sinWide(w);
      double other = Elementary.sinWide(Math.fma(w, shape.slope(), shape.offset()));
      double sin =
          Elementary.sinWide(
              Math.min(v * shape.alpha(), Math.fma(w, shape.alpha(), shape.supplement())));
      double r = -Elementary.log(Uniform.open(x0[i])) / other;
      double exponent = -Elementary.log(r * cos) * shape.inverse();
      double power = Elementary.exp(Math.min(exponent, StableShape.LARGEST_EXPONENT));
      double size = r * sin * power * scale;
      s[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(size) ^ x1[i] << 63);
    }
  }
}
