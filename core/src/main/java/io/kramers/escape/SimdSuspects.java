package io.kramers.escape;

import static jdk.incubator.vector.VectorOperators.LT;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Distances from the middle of the interval, compared by their bits: as integers these are in the
 * order of the numbers, and NaN comes last. Four vectors share one look.
 */
final class SimdSuspects implements SuspectPass {
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  @Override
  public void mark(double[] w, int n, double low, double high, boolean[] groups) {
    // Shorter by more than the roundings of middle, reach and the distances can add up to.
    double reach = 0.5 * high - 0.5 * low - 4.0 * Math.ulp(Math.max(Math.abs(low), high));
    mark(
        w,
        n,
        DoubleVector.broadcast(DOUBLES, 0.5 * low + 0.5 * high),
        LongVector.broadcast(Lanes.LONGS, reach >= 0 ? Double.doubleToRawLongBits(reach) : -1),
        groups);
  }

  private static void mark(
      double[] w, int n, DoubleVector middle, LongVector reach, boolean[] groups) {
    for (int i = 0; i < n; i += 4 * Lanes.COUNT) {
      LongVector left =
          spare(w, i, middle, reach)
              .or(spare(w, i + Lanes.COUNT, middle, reach))
              .or(spare(w, i + 2 * Lanes.COUNT, middle, reach))
              .or(spare(w, i + 3 * Lanes.COUNT, middle, reach));
      if (left.compare(LT, 0).anyTrue()) {
        groups[i / GROUP] = true;
      }
    }
  }

  /** Negative where the reach is exceeded. */
  private static LongVector spare(double[] w, int i, DoubleVector middle, LongVector reach) {
    DoubleVector distance = DoubleVector.fromArray(DOUBLES, w, i).sub(middle).abs();
    return reach.sub(distance.reinterpretAsLongs());
  }
}
