package io.kramers.rng;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.kramers.numerics.Elementary;
import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four passes, each short enough for its coefficients to stay in registers: a logarithm, three
 * sines, a logarithm, an exponential. Between them x0 holds the bits of doubles. As in {@link
 * SimdNormals}, coefficients are broadcast before a loop, and no method takes or returns vectors.
 */
final class SimdStable implements StableDeviates {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  private final RandomBlock block = new RandomBlock();
  private final RandomPass[] passes;

  SimdStable(StableShape shape) {
    passes =
        new RandomPass[] {
          new SimdLogarithm(), new Angles(shape), new Exponent(shape.inverse()), new Power()
        };
  }

  @Override
  public void transform(long[] x0, long[] x1, int n, double scale, double[] s) {
    block.n = n;
    block.x0 = x0;
    block.x1 = x1;
    block.deviation = scale;
    block.z1 = s;
    RandomPass.runAll(passes, block);
  }

  /** z1, which is ln u, becomes r sin(alpha |V|), and x0 the bits of r cos V. */
  private static final class Angles implements RandomPass {
    private final StableShape shape;
    private final double[] coefficients = Elementary.sinWideCoefficients();

    /** Not a constant: the compiler would unroll the loop until its registers overflow. */
    private final int stride = Lanes.COUNT;

    Angles(StableShape shape) {
      this.shape = shape;
    }

    @Override
    public void apply(RandomBlock block) {
      sines(block.n, stride, block.x0, block.x1, shape, coefficients, block.z1);
    }

    private static void sines(
        int n, int stride, long[] x0, long[] x1, StableShape shape, double[] c, double[] z) {
      DoubleVector c0 = DoubleVector.broadcast(DOUBLES, c[0]);
      DoubleVector c1 = DoubleVector.broadcast(DOUBLES, c[1]);
      DoubleVector c2 = DoubleVector.broadcast(DOUBLES, c[2]);
      DoubleVector c3 = DoubleVector.broadcast(DOUBLES, c[3]);
      DoubleVector c4 = DoubleVector.broadcast(DOUBLES, c[4]);
      DoubleVector c5 = DoubleVector.broadcast(DOUBLES, c[5]);
      DoubleVector c6 = DoubleVector.broadcast(DOUBLES, c[6]);
      DoubleVector c7 = DoubleVector.broadcast(DOUBLES, c[7]);
      DoubleVector c8 = DoubleVector.broadcast(DOUBLES, c[8]);
      DoubleVector alpha = DoubleVector.broadcast(DOUBLES, shape.alpha());
      DoubleVector slope = DoubleVector.broadcast(DOUBLES, shape.slope());
      DoubleVector offset = DoubleVector.broadcast(DOUBLES, shape.offset());
      DoubleVector supplement = DoubleVector.broadcast(DOUBLES, shape.supplement());
      DoubleVector one = DoubleVector.broadcast(DOUBLES, 1.0);
      for (int i = 0; i < n; i += stride) {
        DoubleVector v =
            LongVector.fromArray(LONGS, x1, i)
                .lanewise(LSHR, 12)
                .or(Uniform.ONE)
                .reinterpretAsDoubles()
                .sub(Uniform.BELOW_ONE);
        DoubleVector w = one.sub(v);
        DoubleVector w2 = w.mul(w);
        DoubleVector p = w2.fma(c0, c1).fma(w2, c2).fma(w2, c3).fma(w2, c4);
        DoubleVector cos = p.fma(w2, c5).fma(w2, c6).fma(w2, c7).fma(w2, c8).mul(w);
        DoubleVector a = w.fma(slope, offset);
        DoubleVector a2 = a.mul(a);
        DoubleVector q = a2.fma(c0, c1).fma(a2, c2).fma(a2, c3).fma(a2, c4);
        DoubleVector other = q.fma(a2, c5).fma(a2, c6).fma(a2, c7).fma(a2, c8).mul(a);
        DoubleVector b = v.mul(alpha).min(w.fma(alpha, supplement));
        DoubleVector b2 = b.mul(b);
        DoubleVector o = b2.fma(c0, c1).fma(b2, c2).fma(b2, c3).fma(b2, c4);
        DoubleVector sin = o.fma(b2, c5).fma(b2, c6).fma(b2, c7).fma(b2, c8).mul(b);
        DoubleVector r = DoubleVector.fromArray(DOUBLES, z, i).neg().div(other);
        r.mul(sin).intoArray(z, i);
        r.mul(cos).reinterpretAsLongs().intoArray(x0, i);
      }
    }
  }

  /** x0, the bits of r cos V, becomes those of -ln(r cos V) / alpha, bounded. */
  private static final class Exponent implements RandomPass {
    private final double inverse;
    private final double[] coefficients = Elementary.logCoefficients();

    Exponent(double inverse) {
      this.inverse = inverse;
    }

    @Override
    public void apply(RandomBlock block) {
      exponent(block.n, block.x0, inverse, coefficients);
    }

    private static void exponent(int n, long[] x0, double inverse, double[] c) {
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
      DoubleVector largest = DoubleVector.broadcast(DOUBLES, StableShape.LARGEST_EXPONENT);
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector bits =
            LongVector.fromArray(LONGS, x0, i).add(Elementary.EXPONENT_BIAS - Elementary.SQRT_HALF);
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
        DoubleVector log = e.fma(ln2, s.mul(p));
        log.neg().mul(inverse).min(largest).reinterpretAsLongs().intoArray(x0, i);
      }
    }
  }

  /** z1 becomes z1 exp(x0) times the scale, signed by the lowest bit of x1. */
  private static final class Power implements RandomPass {
    private final double[] coefficients = Elementary.expCoefficients();

    /** Not a constant: the compiler would unroll the loop until its registers overflow. */
    private final int stride = Lanes.COUNT;

    @Override
    public void apply(RandomBlock block) {
      exp(block.n, stride, block.x0, block.x1, block.deviation, coefficients, block.z1);
    }

    private static void exp(
        int n, int stride, long[] x0, long[] x1, double scale, double[] c, double[] z) {
      DoubleVector c0 = DoubleVector.broadcast(DOUBLES, c[0]);
      DoubleVector c1 = DoubleVector.broadcast(DOUBLES, c[1]);
      DoubleVector c2 = DoubleVector.broadcast(DOUBLES, c[2]);
      DoubleVector c3 = DoubleVector.broadcast(DOUBLES, c[3]);
      DoubleVector c4 = DoubleVector.broadcast(DOUBLES, c[4]);
      DoubleVector c5 = DoubleVector.broadcast(DOUBLES, c[5]);
      DoubleVector c6 = DoubleVector.broadcast(DOUBLES, c[6]);
      DoubleVector c7 = DoubleVector.broadcast(DOUBLES, c[7]);
      DoubleVector c8 = DoubleVector.broadcast(DOUBLES, c[8]);
      DoubleVector c9 = DoubleVector.broadcast(DOUBLES, c[9]);
      DoubleVector c10 = DoubleVector.broadcast(DOUBLES, c[10]);
      DoubleVector c11 = DoubleVector.broadcast(DOUBLES, c[11]);
      DoubleVector least = DoubleVector.broadcast(DOUBLES, Elementary.LEAST_EXPONENT);
      DoubleVector log2e = DoubleVector.broadcast(DOUBLES, Elementary.LOG2_E);
      DoubleVector round = DoubleVector.broadcast(DOUBLES, Elementary.ROUND);
      DoubleVector ln2 = DoubleVector.broadcast(DOUBLES, -Elementary.LN2);
      DoubleVector low = DoubleVector.broadcast(DOUBLES, -Elementary.LN2_LOW);
      for (int i = 0; i < n; i += stride) {
        DoubleVector y = LongVector.fromArray(LONGS, x0, i).reinterpretAsDoubles().max(least);
        DoubleVector shifted = y.fma(log2e, round);
        DoubleVector k = shifted.sub(round);
        DoubleVector r = k.fma(low, k.fma(ln2, y));
        DoubleVector p = r.fma(c0, c1).fma(r, c2).fma(r, c3).fma(r, c4).fma(r, c5);
        p = p.fma(r, c6).fma(r, c7).fma(r, c8).fma(r, c9).fma(r, c10).fma(r, c11);
        DoubleVector power =
            p.reinterpretAsLongs()
                .add(shifted.reinterpretAsLongs().lanewise(LSHL, 52))
                .reinterpretAsDoubles();
        LongVector sign = LongVector.fromArray(LONGS, x1, i).lanewise(LSHL, 63);
        DoubleVector.fromArray(DOUBLES, z, i)
            .mul(power)
            .mul(scale)
            .reinterpretAsLongs()
            .lanewise(XOR, sign)
            .reinterpretAsDoubles()
            .intoArray(z, i);
      }
    }
  }
}
