package io.kramers.network;

import io.kramers.simd.Vectorization;

/** The precisions that passes come in. */
public final class Precision {
  private Precision() {}

  /** float32, for work. */
  public static Arithmetic<float[]> single() {
    return single(Vectorization.active());
  }

  /** float32 on the twins of the given provider. */
  public static Arithmetic<float[]> single(Vectorization provider) {
    return provider.choose(
        () -> new Floats(new FloatUnits(), new FloatLinear()),
        () -> new Floats(new SimdUnits(), new SimdLinear()));
  }

  /** float64, for checks. */
  public static Arithmetic<double[]> twice() {
    return new Doubles();
  }
}
