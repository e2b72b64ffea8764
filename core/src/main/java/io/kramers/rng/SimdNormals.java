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
 * Two passes for normals of one deviation and two for normals with variances, both of a block or
 * the first: logarithms, which a division holds back, and all else, which multiplications do. A
 * root hides behind each.
 *
 * <p>Coefficients are broadcast to local variables before a loop: vectors in static finals would be
 * loaded anew for every use. No method takes or returns vectors, as it would box them wherever the
 * compiler happens not to inline it; so the kinds of passes repeat what they have in common.
 */
final class SimdNormals implements Normals {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  private final RandomBlock block = new RandomBlock();
  private final RandomPass[] equal = {new SimdLogarithm(), new Equal()};
  private final RandomPass[] scaled = {new LogarithmAndRadius(), new Scaled()};
  private final RandomPass[] first = {new SimdLogarithm(), new SimdFirstNormal()};

  @Override
  public void transform(long[] x0, long[] x1, int n, double deviation, double[] z0, double[] z1) {
    block.n = n;
    block.x0 = x0;
    block.x1 = x1;
    block.deviation = deviation;
    block.z0 = z0;
    block.z1 = z1;
    RandomPass.runAll(equal, block);
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
    block.n = n;
    block.x0 = x0;
    block.x1 = x1;
    block.variance0 = variance0;
    block.variance1 = variance1;
    block.z0 = z0;
    block.z1 = z1;
    RandomPass.runAll(scaled, block);
  }

  @Override
  public void transform(long[] x0, long[] x1, int n, double[] variance, double[] z) {
    block.n = n;
    block.x0 = x0;
    block.x1 = x1;
    block.variance0 = variance;
    block.z1 = z;
    RandomPass.runAll(first, block);
  }

  /** z0 becomes ln u, with u from x0, and z1 the radius of the second normal. */
  private static final class LogarithmAndRadius implements RandomPass {
    private final double[] coefficients = Elementary.logCoefficients();

    @Override
    public void apply(RandomBlock block) {
      log(block.n, block.x0, coefficients, block.variance1, block.z0, block.z1);
    }

    private static void log(
        int n, long[] words, double[] c, double[] variance, double[] log, double[] radius) {
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
        LongVector bits =
            u.reinterpretAsLongs().add(Elementary.EXPONENT_BIAS - Elementary.SQRT_HALF);
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
        DoubleVector result = e.fma(ln2, s.mul(p));
        result.intoArray(log, i);
        result.mul(DoubleVector.fromArray(DOUBLES, variance, i)).neg().sqrt().intoArray(radius, i);
      }
    }
  }

  /** z0 and z1 become normals of one deviation. */
  private static final class Equal implements RandomPass {
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
          block.deviation,
          sinCoefficients,
          cosCoefficients,
          block.z0,
          block.z1);
    }

    private static void rotate(
        int n,
        int stride,
        long[] x0,
        long[] x1,
        double deviation,
        double[] s,
        double[] c,
        double[] z0,
        double[] z1) {
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
        LongVector word = LongVector.fromArray(LONGS, x1, i);
        DoubleVector v =
            word.lanewise(LSHR, 12).or(Uniform.ONE).reinterpretAsDoubles().sub(Uniform.BELOW_ONE);
        DoubleVector t = v.sub(0.5);
        DoubleVector t2 = t.mul(t);
        DoubleVector p = t2.fma(s0, s1).fma(t2, s2).fma(t2, s3).fma(t2, s4);
        DoubleVector sin = p.fma(t2, s5).fma(t2, s6).mul(t);
        DoubleVector q = t2.fma(c0, c1).fma(t2, c2).fma(t2, c3).fma(t2, c4);
        DoubleVector cos = q.fma(t2, c5).fma(t2, c6).fma(t2, c7);
        DoubleVector radius = DoubleVector.fromArray(DOUBLES, z1, i).neg().sqrt().mul(deviation);
        LongVector sign0 = LongVector.fromArray(LONGS, x0, i).lanewise(LSHL, 63);
        radius
            .mul(cos.sub(sin))
            .reinterpretAsLongs()
            .lanewise(XOR, sign0)
            .reinterpretAsDoubles()
            .intoArray(z0, i);
        radius
            .mul(cos.add(sin))
            .reinterpretAsLongs()
            .lanewise(XOR, word.lanewise(LSHL, 63))
            .reinterpretAsDoubles()
            .intoArray(z1, i);
      }
    }
  }

  /** z0 and z1 become normals of their own variances. */
  private static final class Scaled implements RandomPass {
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
          block.z0,
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
        double[] z0,
        double[] z1) {
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
        LongVector word = LongVector.fromArray(LONGS, x1, i);
        DoubleVector v =
            word.lanewise(LSHR, 12).or(Uniform.ONE).reinterpretAsDoubles().sub(Uniform.BELOW_ONE);
        DoubleVector t = v.sub(0.5);
        DoubleVector t2 = t.mul(t);
        DoubleVector p = t2.fma(s0, s1).fma(t2, s2).fma(t2, s3).fma(t2, s4);
        DoubleVector sin = p.fma(t2, s5).fma(t2, s6).mul(t);
        DoubleVector q = t2.fma(c0, c1).fma(t2, c2).fma(t2, c3).fma(t2, c4);
        DoubleVector cos = q.fma(t2, c5).fma(t2, c6).fma(t2, c7);
        DoubleVector variances = DoubleVector.fromArray(DOUBLES, variance, i);
        DoubleVector radius = DoubleVector.fromArray(DOUBLES, z0, i).mul(variances).neg().sqrt();
        LongVector sign0 = LongVector.fromArray(LONGS, x0, i).lanewise(LSHL, 63);
        radius
            .mul(cos.sub(sin))
            .reinterpretAsLongs()
            .lanewise(XOR, sign0)
            .reinterpretAsDoubles()
            .intoArray(z0, i);
        DoubleVector.fromArray(DOUBLES, z1, i)
            .mul(cos.add(sin))
            .reinterpretAsLongs()
            .lanewise(XOR, word.lanewise(LSHL, 63))
            .reinterpretAsDoubles()
            .intoArray(z1, i);
      }
    }
  }
}
