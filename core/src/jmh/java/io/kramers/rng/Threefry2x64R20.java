package io.kramers.rng;

import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A candidate that was not chosen: {@link Words} with the 20 rounds that the authors recommend, in
 * passes of four rounds as in {@link SimdWords}.
 */
final class Threefry2x64R20 implements Words {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;

  /** The three implementations keep each pass a root of its own for the compiler. */
  private interface Pass {
    void apply(long[] x0, long[] x1, int n, long inject0, long inject1);
  }

  private final Pass start = new Start();
  private final Pass[] rounds = {
    new EvenGroup(), new OddGroup(), new EvenGroup(), new OddGroup(), new EvenGroup()
  };

  @Override
  public void fill(StreamKey key, long[] trials, int n, long counter, long[] x0, long[] x1) {
    long[] schedule = {key.k0(), key.k1(), Threefry2x64.parity(key.k0(), key.k1())};
    System.arraycopy(trials, 0, x0, 0, n);
    apply(start, x0, x1, n, key.k0(), counter + key.k1());
    for (int i = 0; i < rounds.length; i++) {
      apply(rounds[i], x0, x1, n, schedule[(i + 1) % 3], schedule[(i + 2) % 3] + i + 1);
    }
  }

  private static void apply(Pass pass, long[] x0, long[] x1, int n, long inject0, long inject1) {
    pass.apply(x0, x1, n, inject0, inject1);
  }

  private static final class Start implements Pass {
    @Override
    public void apply(long[] x0, long[] x1, int n, long inject0, long inject1) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector.fromArray(LONGS, x0, i).add(inject0).intoArray(x0, i);
        LongVector.broadcast(LONGS, inject1).intoArray(x1, i);
      }
    }
  }

  private static final class EvenGroup implements Pass {
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

  private static final class OddGroup implements Pass {
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
}
