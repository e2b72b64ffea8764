package io.kramers.simd;

import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Distances from the middle of the interval, compared by their bits: as integers these are in the
 * order of the numbers, and NaN comes last. Four vectors share one look.
 */
final class SimdSuspects implements SuspectPass {
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;

  @Override
  public void mark(double[] w, int n, double low, double high, boolean[] groups) {
    // Shorter by more than the roundings of middle, reach and the distances can add up to.
    double reach = 0.5 * high - 0.5 * low - 4.0 * Math.ulp(Math.max(Math.abs(low), high));
    mark(w, n, 0.5 * low + 0.5 * high, reach >= 0 ? Double.doubleToRawLongBits(reach) : -1, groups);
  }

  private static void mark(double[] w, int n, double middle, long reachBits, boolean[] groups) {
    LongVector reach = LongVector.broadcast(LONGS, reachBits);
    for (int i = 0; i < n; i += 4 * Lanes.COUNT) {
      DoubleVector a = DoubleVector.fromArray(DOUBLES, w, i).sub(middle).abs();
      DoubleVector b = DoubleVector.fromArray(DOUBLES, w, i + Lanes.COUNT).sub(middle).abs();
      DoubleVector c = DoubleVector.fromArray(DOUBLES, w, i + 2 * Lanes.COUNT).sub(middle).abs();
      DoubleVector d = DoubleVector.fromArray(DOUBLES, w, i + 3 * Lanes.COUNT).sub(middle).abs();
      // Negative where a distance exceeds the reach.
      LongVector spare =
          reach
              .sub(a.reinterpretAsLongs())
              .or(reach.sub(b.reinterpretAsLongs()))
              .or(reach.sub(c.reinterpretAsLongs()))
              .or(reach.sub(d.reinterpretAsLongs()));
      if (spare.compare(LT, 0).anyTrue()) {
        groups[i / GROUP] = true;
      }
    }
  }

  @Override
  public void markNear(
      double bound, double[] x, double[] y, double factor, double[] size, int n, boolean[] groups) {
    DoubleVector at = DoubleVector.broadcast(DOUBLES, bound);
    DoubleVector minus = DoubleVector.broadcast(DOUBLES, -factor);
    for (int i = 0; i < n; i += 2 * Lanes.COUNT) {
      int k = i + Lanes.COUNT;
      DoubleVector a =
          at.sub(DoubleVector.fromArray(DOUBLES, x, i))
              .mul(at.sub(DoubleVector.fromArray(DOUBLES, y, i)));
      DoubleVector b =
          at.sub(DoubleVector.fromArray(DOUBLES, x, k))
              .mul(at.sub(DoubleVector.fromArray(DOUBLES, y, k)));
      LongVector signs =
          DoubleVector.fromArray(DOUBLES, size, i)
              .fma(minus, a)
              .reinterpretAsLongs()
              .or(DoubleVector.fromArray(DOUBLES, size, k).fma(minus, b).reinterpretAsLongs());
      if (signs.compare(LT, 0).anyTrue()) {
        groups[i / GROUP] = true;
      }
    }
  }
}
