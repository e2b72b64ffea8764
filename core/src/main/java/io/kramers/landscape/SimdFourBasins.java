package io.kramers.landscape;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The SIMD twin of {@link ScalarFourBasins}. */
final class SimdFourBasins implements DerivativePass {
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  private final double factor;

  SimdFourBasins(double factor) {
    this.factor = factor;
  }

  @Override
  public void descend(double[] w, double[] noise, int n, double shift, double rate) {
    descend(w, noise, n, shift + 1.0, DoubleVector.broadcast(DOUBLES, -rate * factor));
  }

  private static void descend(
      double[] w, double[] noise, int n, double basin, DoubleVector scaledRate) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector at = DoubleVector.fromArray(DOUBLES, w, i);
      slope(at.sub(basin))
          .fma(scaledRate, at)
          .add(DoubleVector.fromArray(DOUBLES, noise, i))
          .intoArray(w, i);
    }
  }

  @Override
  public void addShifted(double[] w, double[] shift, int n, double[] sum) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector m =
          DoubleVector.fromArray(DOUBLES, w, i)
              .sub(DoubleVector.fromArray(DOUBLES, shift, i).add(1.0));
      slope(m)
          .fma(DoubleVector.broadcast(DOUBLES, factor), DoubleVector.fromArray(DOUBLES, sum, i))
          .intoArray(sum, i);
    }
  }

  /** {@link FourBasins#unscaledDerivative} of each lane. */
  private static DoubleVector slope(DoubleVector m) {
    DoubleVector p = m.add(2.0);
    DoubleVector left = m.abs().sqrt().mul(m);
    DoubleVector right = p.mul(p.abs());
    DoubleVector line =
        m.fma(DoubleVector.broadcast(DOUBLES, 5.5), DoubleVector.broadcast(DOUBLES, 5.0));
    return left.mul(right).mul(line);
  }
}
