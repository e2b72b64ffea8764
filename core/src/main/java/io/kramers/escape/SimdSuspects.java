package io.kramers.escape;

import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;

final class SimdSuspects implements SuspectPass {
  @Override
  public void mark(double[] w, int n, double threshold, double radius, boolean[] groups) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      DoubleVector at = DoubleVector.fromArray(Lanes.DOUBLES, w, i);
      if (at.compare(LT, threshold).anyTrue() || !at.abs().compare(LE, radius).allTrue()) {
        groups[i / GROUP] = true;
      }
    }
  }
}
