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

  @Override
  public void transform(long[] x0, long[] x1, int n, double[] z0, double[] z1) {
    radius(x0, n, z0);
    reduce(x1, n, z1);
    sinCos(z1, n, x0);
    rotate(x0, x1, n, z0, z1);
  }

  private static void radius(long[] x0, int n, double[] radius) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector u = open(LongVector.fromArray(LONGS, x0, i));
      ElementaryVectors.log(u).mul(-2.0).sqrt().intoArray(radius, i);
    }
  }

  /** Turns words into angles within an eighth turn of a quarter turn, and that quarter's number. */
  private static void reduce(long[] words, int n, double[] angle) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector turns = open(LongVector.fromArray(LONGS, words, i)).sub(0.5);
      DoubleVector quarters = ElementaryVectors.roundedQuarters(turns);
      ElementaryVectors.reduced(turns, quarters).intoArray(angle, i);
      quarters.reinterpretAsLongs().intoArray(words, i);
    }
  }

  /** Replaces angles by their sines, and writes the bits of their cosines. */
  private static void sinCos(double[] angle, int n, long[] cosine) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector z = DoubleVector.fromArray(DOUBLES, angle, i);
      ElementaryVectors.sinKernel(z).intoArray(angle, i);
      ElementaryVectors.cosKernel(z).reinterpretAsLongs().intoArray(cosine, i);
    }
  }

  /** Takes radius and sine from z0 and z1, and leaves the normals there. */
  private static void rotate(long[] cosine, long[] quarter, int n, double[] z0, double[] z1) {
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

  private static DoubleVector open(LongVector words) {
    return words.lanewise(LSHR, 12).or(Uniform.ONE).reinterpretAsDoubles().sub(Uniform.BELOW_ONE);
  }
}
