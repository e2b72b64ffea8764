package io.kramers.rng;

import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Threefry-2x64-14 in passes of four, four and six rounds. */
final class SimdWords implements Words {
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;

  private final RandomBlock block = new RandomBlock();
  private final RandomPass[] passes = {
    new OneToFour(), new FiveToEight(), new NineToFourteen(),
  };

  @Override
  public void fill(StreamKey key, long[] trials, int n, long counter, long[] x0, long[] x1) {
    block.n = n;
    block.trials = trials;
    block.counter = counter;
    block.k0 = key.k0();
    block.k1 = key.k1();
    block.x0 = x0;
    block.x1 = x1;
    RandomPass.runAll(passes, block);
  }

  private static final class OneToFour implements RandomPass {
    @Override
    public void apply(RandomBlock block) {
      rounds(
          block.trials,
          block.n,
          block.k0,
          block.counter + block.k1,
          block.k1,
          Threefry2x64.parity(block.k0, block.k1) + 1,
          block.x0,
          block.x1);
    }

    private static void rounds(
        long[] trials,
        int n,
        long k0,
        long second,
        long inject0,
        long inject1,
        long[] x0,
        long[] x1) {
      LongVector start = LongVector.broadcast(LONGS, second);
      for (int i = 0; i < n; i += Lanes.COUNT) {
        LongVector a = LongVector.fromArray(LONGS, trials, i).add(k0).add(second);
        LongVector b = start.lanewise(ROL, 16).lanewise(XOR, a);
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

  private static final class FiveToEight implements RandomPass {
    @Override
    public void apply(RandomBlock block) {
      long k2 = Threefry2x64.parity(block.k0, block.k1);
      rounds(block.n, k2, block.k0 + 2, block.x0, block.x1);
    }

    private static void rounds(int n, long inject0, long inject1, long[] x0, long[] x1) {
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

  private static final class NineToFourteen implements RandomPass {
    @Override
    public void apply(RandomBlock block) {
      rounds(block.n, block.k0, block.k1 + 3, block.x0, block.x1);
    }

    private static void rounds(int n, long inject0, long inject1, long[] x0, long[] x1) {
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
        b.lanewise(ROL, 32).lanewise(XOR, a).intoArray(x1, i);
        a.intoArray(x0, i);
      }
    }
  }
}
