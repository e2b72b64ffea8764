package io.kramers.landscape;

import io.kramers.simd.Lanes;
import io.kramers.simd.Padded;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The SIMD twin of {@link ScalarFourBasins}. The sum over shifts runs over the trials inside and
 * over the shifts outside, so that independent square roots fill the pipeline; each lane still adds
 * its terms in order.
 */
final class SimdFourBasins implements DerivativePass {
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  private final double factor;

  SimdFourBasins(double factor) {
    this.factor = factor;
  }

  @Override
  public void sumOverShifts(double[] w, int n, double[] shifts, double weight, double[] sum) {
    double scaledFactor = factor * weight;
    if (shifts.length == 1) {
      setTerm(w, n, shifts[0] + 1.0, scaledFactor, sum);
      return;
    }
    Arrays.fill(sum, 0, Padded.length(n), 0.0);
    for (double shift : shifts) {
      addTerm(w, n, shift + 1.0, sum);
    }
    multiply(sum, n, scaledFactor);
  }

  @Override
  public void addShifted(double[] w, double[] shift, int n, double[] sum) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector m =
          DoubleVector.fromArray(DOUBLES, w, i)
              .sub(DoubleVector.fromArray(DOUBLES, shift, i).add(1.0));
      term(m, DoubleVector.broadcast(DOUBLES, 0.0))
          .fma(DoubleVector.broadcast(DOUBLES, factor), DoubleVector.fromArray(DOUBLES, sum, i))
          .intoArray(sum, i);
    }
  }

  private static void setTerm(double[] w, int n, double basin, double factor, double[] sum) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      term(DoubleVector.fromArray(DOUBLES, w, i).sub(basin), DoubleVector.broadcast(DOUBLES, 0.0))
          .mul(factor)
          .intoArray(sum, i);
    }
  }

  private static void addTerm(double[] w, int n, double basin, double[] sum) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      term(
              DoubleVector.fromArray(DOUBLES, w, i).sub(basin),
              DoubleVector.fromArray(DOUBLES, sum, i))
          .intoArray(sum, i);
    }
  }

  private static void multiply(double[] sum, int n, double factor) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector.fromArray(DOUBLES, sum, i).mul(factor).intoArray(sum, i);
    }
  }

  /** {@link FourBasins#unscaledDerivative} of each lane. */
  private static DoubleVector term(DoubleVector m, DoubleVector addend) {
    DoubleVector p = m.add(2.0);
    DoubleVector left = m.abs().sqrt().mul(m);
    DoubleVector right = p.mul(p.abs());
    DoubleVector line =
        m.fma(DoubleVector.broadcast(DOUBLES, 5.5), DoubleVector.broadcast(DOUBLES, 5.0));
    return left.mul(right).fma(line, addend);
  }
}
