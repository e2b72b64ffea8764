package io.kramers.rng;

import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Threefry-2x64-14 in passes of at most six rounds: JDK 25 boxes every vector of all rounds in one
 * straight line. The passes are called through an interface with three implementations, so that
 * each is compiled as its own root instead of into its caller.
 */
final class SimdWords implements Words {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;

  /** Some rounds on the states (x0, x1), with the key injection that ends four of them. */
  private interface Rounds {
    void apply(long[] x0, long[] x1, int n, long inject0, long inject1);
  }

  private final Rounds[] rounds = {new OneToFour(), new FiveToEight(), new NineToFourteen()};

  @Override
  public void fill(StreamKey key, long[] trials, int n, long counter, long[] x0, long[] x1) {
    long k0 = key.k0();
    long k1 = key.k1();
    long k2 = Threefry2x64.parity(k0, k1);
    start(trials, n, k0, counter + k1, x0, x1);
    rounds[0].apply(x0, x1, n, k1, k2 + 1);
    rounds[1].apply(x0, x1, n, k2, k0 + 2);
    rounds[2].apply(x0, x1, n, k0, k1 + 3);
  }

  private static void start(long[] trials, int n, long k0, long second, long[] x0, long[] x1) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      LongVector.fromArray(LONGS, trials, i).add(k0).intoArray(x0, i);
      LongVector.broadcast(LONGS, second).intoArray(x1, i);
    }
  }

  private static final class OneToFour implements Rounds {
    @Override
    public void apply(long[] x0, long[] x1, int n, long inject0, long inject1) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector a = LongVector.fromArray(LONGS, x0, i);
        LongVector b = LongVector.fromArray(LONGS, x1, i);
        a = a.add(b);
        b = b.lanewise(ROL, 16).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 42).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 12).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 31).lanewise(XOR, a);
        a.add(inject0).intoArray(x0, i);
        b.add(inject1).intoArray(x1, i);
      }
    }
  }

  private static final class FiveToEight implements Rounds {
    @Override
    public void apply(long[] x0, long[] x1, int n, long inject0, long inject1) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector a = LongVector.fromArray(LONGS, x0, i);
        LongVector b = LongVector.fromArray(LONGS, x1, i);
        a = a.add(b);
        b = b.lanewise(ROL, 16).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 32).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 24).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 21).lanewise(XOR, a);
        a.add(inject0).intoArray(x0, i);
        b.add(inject1).intoArray(x1, i);
      }
    }
  }

  private static final class NineToFourteen implements Rounds {
    @Override
    public void apply(long[] x0, long[] x1, int n, long inject0, long inject1) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector a = LongVector.fromArray(LONGS, x0, i);
        LongVector b = LongVector.fromArray(LONGS, x1, i);
        a = a.add(b);
        b = b.lanewise(ROL, 16).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 42).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 12).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 31).lanewise(XOR, a);
        a = a.add(inject0);
        b = b.add(inject1);
        a = a.add(b);
        b = b.lanewise(ROL, 16).lanewise(XOR, a);
        a = a.add(b);
        b = b.lanewise(ROL, 32).lanewise(XOR, a);
        a.intoArray(x0, i);
        b.intoArray(x1, i);
      }
    }
  }
}
