package io.kramers.rng;

import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A candidate that was not chosen: Threefry-4x64 with 20 rounds, four words a block, in passes of
 * four rounds as in {@link SimdWords}. Rotations as in Random123's {@code threefry.h}.
 */
final class Threefry4x64R20 {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;

  /** The three implementations keep each pass a root of its own for the compiler. */
  private interface Pass {
    void apply(long[][] x, int n, long i0, long i1, long i2, long i3);
  }

  private final Pass start = new Start();
  private final Pass[] rounds = {
    new EvenGroup(), new OddGroup(), new EvenGroup(), new OddGroup(), new EvenGroup()
  };

  /** Writes the four words of counter (trials[i], counter, 0, 0) under key (k0, k1, 0, 0). */
  void fill(StreamKey key, long[] trials, int n, long counter, long[][] x) {
    long parity = Threefry2x64.PARITY ^ key.k0() ^ key.k1();
    long[] schedule = {key.k0(), key.k1(), 0, 0, parity};
    System.arraycopy(trials, 0, x[0], 0, n);
    apply(start, x, n, key.k0(), counter + key.k1(), 0, 0);
    for (int i = 0; i < rounds.length; i++) {
      apply(
          rounds[i],
          x,
          n,
          schedule[(i + 1) % 5],
          schedule[(i + 2) % 5],
          schedule[(i + 3) % 5],
          schedule[(i + 4) % 5] + i + 1);
    }
  }

  private static void apply(Pass pass, long[][] x, int n, long i0, long i1, long i2, long i3) {
    pass.apply(x, n, i0, i1, i2, i3);
  }

  private static final class Start implements Pass {
    @Override
    public void apply(long[][] x, int n, long i0, long i1, long i2, long i3) {
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector.fromArray(LONGS, x[0], i).add(i0).intoArray(x[0], i);
        LongVector.broadcast(LONGS, i1).intoArray(x[1], i);
        LongVector.broadcast(LONGS, i2).intoArray(x[2], i);
        LongVector.broadcast(LONGS, i3).intoArray(x[3], i);
      }
    }
  }

  private static final class EvenGroup implements Pass {
    @Override
    public void apply(long[][] x, int n, long i0, long i1, long i2, long i3) {
      long[] x0 = x[0];
      long[] x1 = x[1];
      long[] x2 = x[2];
      long[] x3 = x[3];
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector a = LongVector.fromArray(LONGS, x0, i);
        LongVector b = LongVector.fromArray(LONGS, x1, i);
        LongVector c = LongVector.fromArray(LONGS, x2, i);
        LongVector d = LongVector.fromArray(LONGS, x3, i);
        a = a.add(b);
        b = b.lanewise(ROL, 14).lanewise(XOR, a);
        c = c.add(d);
        d = d.lanewise(ROL, 16).lanewise(XOR, c);
        a = a.add(d);
        d = d.lanewise(ROL, 52).lanewise(XOR, a);
        c = c.add(b);
        b = b.lanewise(ROL, 57).lanewise(XOR, c);
        a = a.add(b);
        b = b.lanewise(ROL, 23).lanewise(XOR, a);
        c = c.add(d);
        d = d.lanewise(ROL, 40).lanewise(XOR, c);
        a = a.add(d);
        d = d.lanewise(ROL, 5).lanewise(XOR, a);
        c = c.add(b);
        b = b.lanewise(ROL, 37).lanewise(XOR, c);
        a.add(i0).intoArray(x0, i);
        b.add(i1).intoArray(x1, i);
        c.add(i2).intoArray(x2, i);
        d.add(i3).intoArray(x3, i);
      }
    }
  }

  private static final class OddGroup implements Pass {
    @Override
    public void apply(long[][] x, int n, long i0, long i1, long i2, long i3) {
      long[] x0 = x[0];
      long[] x1 = x[1];
      long[] x2 = x[2];
      long[] x3 = x[3];
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector a = LongVector.fromArray(LONGS, x0, i);
        LongVector b = LongVector.fromArray(LONGS, x1, i);
        LongVector c = LongVector.fromArray(LONGS, x2, i);
        LongVector d = LongVector.fromArray(LONGS, x3, i);
        a = a.add(b);
        b = b.lanewise(ROL, 25).lanewise(XOR, a);
        c = c.add(d);
        d = d.lanewise(ROL, 33).lanewise(XOR, c);
        a = a.add(d);
        d = d.lanewise(ROL, 46).lanewise(XOR, a);
        c = c.add(b);
        b = b.lanewise(ROL, 12).lanewise(XOR, c);
        a = a.add(b);
        b = b.lanewise(ROL, 58).lanewise(XOR, a);
        c = c.add(d);
        d = d.lanewise(ROL, 22).lanewise(XOR, c);
        a = a.add(d);
        d = d.lanewise(ROL, 32).lanewise(XOR, a);
        c = c.add(b);
        b = b.lanewise(ROL, 32).lanewise(XOR, c);
        a.add(i0).intoArray(x0, i);
        b.add(i1).intoArray(x1, i);
        c.add(i2).intoArray(x2, i);
        d.add(i3).intoArray(x3, i);
      }
    }
  }
}
