package io.kramers.landscape;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The SIMD twin of {@link ScalarFourBasins}. The slope is written out in each loop: a method that
 * takes or returns vectors boxes them wherever the compiler happens not to inline it.
 */
final class SimdFourBasins implements DerivativePass {
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  private final double factor;

  SimdFourBasins(double factor) {
    this.factor = factor;
  }

  @Override
  public void descend(double[] w, double[] noise, int n, double shift, double rate) {
    double basin = shift + 1.0;
    double scaledRate = -rate * factor;
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector at = DoubleVector.fromArray(DOUBLES, w, i);
      DoubleVector m = at.sub(basin);
      DoubleVector p = m.add(2.0);
      DoubleVector left = m.abs().sqrt().mul(m);
      DoubleVector right = p.mul(p.abs());
      DoubleVector line =
          m.fma(DoubleVector.broadcast(DOUBLES, 5.5), DoubleVector.broadcast(DOUBLES, 5.0));
      left.mul(right)
          .mul(line)
          .fma(DoubleVector.broadcast(DOUBLES, scaledRate), at)
          .add(DoubleVector.fromArray(DOUBLES, noise, i))
          .intoArray(w, i);
    }
  }

  @Override
  public void addShifted(double[] w, double[] shift, int n, double[] sum) {
    double scale = factor;
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector basin = DoubleVector.fromArray(DOUBLES, shift, i).add(1.0);
      DoubleVector m = DoubleVector.fromArray(DOUBLES, w, i).sub(basin);
      DoubleVector p = m.add(2.0);
      DoubleVector left = m.abs().sqrt().mul(m);
      DoubleVector right = p.mul(p.abs());
      DoubleVector line =
          m.fma(DoubleVector.broadcast(DOUBLES, 5.5), DoubleVector.broadcast(DOUBLES, 5.0));
      left.mul(right)
          .mul(line)
          .fma(DoubleVector.broadcast(DOUBLES, scale), DoubleVector.fromArray(DOUBLES, sum, i))
          .intoArray(sum, i);
    }
  }
}
