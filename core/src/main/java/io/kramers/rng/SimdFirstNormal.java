package io.kramers.rng;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.kramers.numerics.Elementary;
import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** z1, which is ln u, becomes the first normal of each block with a variance of its own. */
final class SimdFirstNormal implements RandomPass {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  private final double[] sinCoefficients = Elementary.sinCoefficients();
  private final double[] cosCoefficients = Elementary.cosCoefficients();

  /** Not a constant: the compiler would unroll the loop until its registers overflow. */
  private final int stride = Lanes.COUNT;

  @Override
  public void apply(RandomBlock block) {
    rotate(
        block.n,
        stride,
        block.x0,
        block.x1,
        block.variance0,
        sinCoefficients,
        cosCoefficients,
        block.z1);
  }

  private static void rotate(
      int n,
      int stride,
      long[] x0,
      long[] x1,
      double[] variance,
      double[] s,
      double[] c,
      double[] z) {
    DoubleVector s0 = DoubleVector.broadcast(DOUBLES, s[0]);
    DoubleVector s1 = DoubleVector.broadcast(DOUBLES, s[1]);
    DoubleVector s2 = DoubleVector.broadcast(DOUBLES, s[2]);
    DoubleVector s3 = DoubleVector.broadcast(DOUBLES, s[3]);
    DoubleVector s4 = DoubleVector.broadcast(DOUBLES, s[4]);
    DoubleVector s5 = DoubleVector.broadcast(DOUBLES, s[5]);
    DoubleVector s6 = DoubleVector.broadcast(DOUBLES, s[6]);
    DoubleVector c0 = DoubleVector.broadcast(DOUBLES, c[0]);
    DoubleVector c1 = DoubleVector.broadcast(DOUBLES, c[1]);
    DoubleVector c2 = DoubleVector.broadcast(DOUBLES, c[2]);
    DoubleVector c3 = DoubleVector.broadcast(DOUBLES, c[3]);
    DoubleVector c4 = DoubleVector.broadcast(DOUBLES, c[4]);
    DoubleVector c5 = DoubleVector.broadcast(DOUBLES, c[5]);
    DoubleVector c6 = DoubleVector.broadcast(DOUBLES, c[6]);
    DoubleVector c7 = DoubleVector.broadcast(DOUBLES, c[7]);
    for (int i = 0; i < n; i += stride) {
      DoubleVector t =
          LongVector.fromArray(LONGS, x1, i)
              .lanewise(LSHR, 12)
              .or(Uniform.ONE)
              .reinterpretAsDoubles()
              .sub(Uniform.BELOW_ONE)
              .sub(0.5);
      DoubleVector t2 = t.mul(t);
      DoubleVector p = t2.fma(s0, s1).fma(t2, s2).fma(t2, s3).fma(t2, s4);
      DoubleVector sin = p.fma(t2, s5).fma(t2, s6).mul(t);
      DoubleVector q = t2.fma(c0, c1).fma(t2, c2).fma(t2, c3).fma(t2, c4);
      DoubleVector cos = q.fma(t2, c5).fma(t2, c6).fma(t2, c7);
      DoubleVector variances = DoubleVector.fromArray(DOUBLES, variance, i);
      DoubleVector radius = DoubleVector.fromArray(DOUBLES, z, i).mul(variances).neg().sqrt();
      LongVector sign = LongVector.fromArray(LONGS, x0, i).lanewise(LSHL, 63);
      radius
          .mul(cos.sub(sin))
          .reinterpretAsLongs()
          .lanewise(XOR, sign)
          .reinterpretAsDoubles()
          .intoArray(z, i);
    }
  }
}
