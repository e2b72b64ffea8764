package io.kramers.rng;

import static jdk.incubator.vector.VectorOperators.LSHR;

import io.kramers.numerics.Elementary;
import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** z1 becomes ln u, with u from x0. */
final class SimdLogarithm implements RandomPass {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  private final double[] coefficients = Elementary.logCoefficients();

  @Override
  public void apply(RandomBlock block) {
    log(block.n, block.x0, coefficients, block.z1);
  }

  private static void log(int n, long[] words, double[] c, double[] log) {
    DoubleVector c0 = DoubleVector.broadcast(DOUBLES, c[0]);
    DoubleVector c1 = DoubleVector.broadcast(DOUBLES, c[1]);
    DoubleVector c2 = DoubleVector.broadcast(DOUBLES, c[2]);
    DoubleVector c3 = DoubleVector.broadcast(DOUBLES, c[3]);
    DoubleVector c4 = DoubleVector.broadcast(DOUBLES, c[4]);
    DoubleVector c5 = DoubleVector.broadcast(DOUBLES, c[5]);
    DoubleVector c6 = DoubleVector.broadcast(DOUBLES, c[6]);
    DoubleVector c7 = DoubleVector.broadcast(DOUBLES, c[7]);
    DoubleVector ln2 = DoubleVector.broadcast(DOUBLES, Elementary.LN2);
    DoubleVector one = DoubleVector.broadcast(DOUBLES, 1.0);
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector u =
          LongVector.fromArray(LONGS, words, i)
              .lanewise(LSHR, 12)
              .or(Uniform.ONE)
              .reinterpretAsDoubles()
              .sub(Uniform.BELOW_ONE);
      LongVector bits = u.reinterpretAsLongs().add(Elementary.EXPONENT_BIAS - Elementary.SQRT_HALF);
      DoubleVector e =
          bits.lanewise(LSHR, 52)
              .or(Elementary.TWO_52)
              .reinterpretAsDoubles()
              .sub(Elementary.TWO_52_BIASED);
      DoubleVector m =
          bits.and(Elementary.FRACTION).add(Elementary.SQRT_HALF).reinterpretAsDoubles();
      DoubleVector s = m.sub(one).div(m.add(one));
      DoubleVector z = s.mul(s);
      DoubleVector p = z.fma(c0, c1).fma(z, c2).fma(z, c3).fma(z, c4);
      p = p.fma(z, c5).fma(z, c6).fma(z, c7);
      e.fma(ln2, s.mul(p)).intoArray(log, i);
    }
  }
}
