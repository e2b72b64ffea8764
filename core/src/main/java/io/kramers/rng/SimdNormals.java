package io.kramers.rng;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.kramers.numerics.ElementaryVectors;
import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

final class SimdNormals implements Normals {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  private final RandomBlock block = new RandomBlock();
  private final RandomPass[] passes = {
    new Radius(), new Reduction(), new SineAndCosine(), new Rotation(),
  };

  @Override
  public void transform(long[] x0, long[] x1, int n, double[] z0, double[] z1) {
    block.n = n;
    block.x0 = x0;
    block.x1 = x1;
    block.z0 = z0;
    block.z1 = z1;
    RandomPass.runAll(passes, block);
  }

  /** z0 becomes the radius sqrt(-2 ln u) of u from x0. */
  private static final class Radius implements RandomPass {
    @Override
    public void apply(RandomBlock block) {
      radius(block.n, block.x0, block.z0);
    }

    private static void radius(int n, long[] words, double[] radius) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        DoubleVector u = open(LongVector.fromArray(LONGS, words, i));
        ElementaryVectors.log(u).mul(-2.0).sqrt().intoArray(radius, i);
      }
    }
  }

  /** z1 becomes an angle within an eighth turn of a quarter turn, x1 that quarter's number. */
  private static final class Reduction implements RandomPass {
    @Override
    public void apply(RandomBlock block) {
      reduce(block.n, block.x1, block.z1);
    }

    private static void reduce(int n, long[] words, double[] angle) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        DoubleVector turns = open(LongVector.fromArray(LONGS, words, i)).sub(0.5);
        DoubleVector quarters = ElementaryVectors.roundedQuarters(turns);
        ElementaryVectors.reduced(turns, quarters).intoArray(angle, i);
        quarters.reinterpretAsLongs().intoArray(words, i);
      }
    }
  }

  /** z1 becomes the angle's sine, x0 the bits of its cosine. */
  private static final class SineAndCosine implements RandomPass {
    @Override
    public void apply(RandomBlock block) {
      sinCos(block.n, block.z1, block.x0);
    }

    private static void sinCos(int n, double[] angle, long[] cosine) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        DoubleVector z = DoubleVector.fromArray(DOUBLES, angle, i);
        ElementaryVectors.sinKernel(z).intoArray(angle, i);
        ElementaryVectors.cosKernel(z).reinterpretAsLongs().intoArray(cosine, i);
      }
    }
  }

  /** z0 and z1 become the normals. */
  private static final class Rotation implements RandomPass {
    @Override
    public void apply(RandomBlock block) {
      rotate(block.n, block.x0, block.x1, block.z0, block.z1);
    }

    private static void rotate(int n, long[] cosine, long[] quarter, double[] z0, double[] z1) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        DoubleVector radius = DoubleVector.fromArray(DOUBLES, z0, i);
        LongVector sin = DoubleVector.fromArray(DOUBLES, z1, i).reinterpretAsLongs();
        LongVector cos = LongVector.fromArray(LONGS, cosine, i);
        LongVector q = LongVector.fromArray(LONGS, quarter, i);
        // Odd quarters swap sine and cosine: an XOR swap, where a blend would need a mask.
        LongVector odd = LongVector.zero(LONGS).sub(q.and(1));
        LongVector swap = sin.lanewise(XOR, cos).and(odd);
        LongVector sinSign = q.and(2).lanewise(LSHL, 62);
        LongVector cosSign = q.add(1).and(2).lanewise(LSHL, 62);
        radius
            .mul(cos.lanewise(XOR, swap).lanewise(XOR, cosSign).reinterpretAsDoubles())
            .intoArray(z0, i);
        radius
            .mul(sin.lanewise(XOR, swap).lanewise(XOR, sinSign).reinterpretAsDoubles())
            .intoArray(z1, i);
      }
    }
  }

  private static DoubleVector open(LongVector words) {
    return words.lanewise(LSHR, 12).or(Uniform.ONE).reinterpretAsDoubles().sub(Uniform.BELOW_ONE);
  }
}
