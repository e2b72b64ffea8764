package io.kramers.network;

import static jdk.incubator.vector.VectorOperators.F2D;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin: tiles of eight or ten sums in registers, as many as hide the latency of a fused
 * multiply-add. Channels and rows that fill up a tile are worked out and not stored.
 *
 * <p>Kernels are written so that the compiler has registers to spare; one sum that it keeps in
 * memory halves the speed. Loops count down to 0. Each sum begins with a vector of its own, as one
 * that several began with would be kept beside them. What sums are added to is read after the loop
 * alone, as addresses that are used on both sides of it would stay in registers. A kernel is longer
 * than what the compiler inlines, and so is compiled by itself.
 */
final class SimdLinear extends FloatLinear {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;
  private static final VectorSpecies<Float> HALF = Lanes.HALF_FLOATS;

  private static final int LANES = Arithmetic.LANES;
  private static final int WIDTH = FLOATS.length();

  /** A vector of 512 bits has all lanes; of narrower ones two share a weight. */
  private static final boolean WHOLE = WIDTH == LANES;

  private static final int SCALE = WHOLE ? 2 : 1;
  private static final int TILE = SCALE * Taps.TILE;

  SimdLinear() {
    super(TILE);
  }

  @Override
  public void setTaps(Taps taps, float[] packed, int from, float[] in, float[] out) {
    taps(taps, packed, from, in, out, false);
  }

  @Override
  public void addTaps(Taps taps, float[] packed, int from, float[] in, float[] out) {
    taps(taps, packed, from, in, out, true);
  }

  private void taps(Taps taps, float[] packed, int from, float[] in, float[] out, boolean add) {
    for (int c = 0; c < taps.channels(); c += TILE) {
      int column = from + c / TILE * tileLength(taps);
      int start = column + taps.rows() * TILE;
      int channels = Math.min(TILE, taps.channels() - c);
      for (int p = 0; p < taps.positions(); p++) {
        int[] pairs = taps.taps()[taps.kind()[p]];
        int base = taps.base()[p];
        int at = c * taps.lanes() + p * LANES;
        if (WHOLE) {
          ten(pairs, packed, column, start, in, base, out, at, taps.lanes(), channels, add);
        } else {
          for (int l = 0; l < LANES; l += 2 * WIDTH) {
            five(
                pairs,
                packed,
                column,
                start,
                in,
                base + l,
                out,
                at + l,
                taps.lanes(),
                channels,
                add);
          }
        }
      }
    }
  }

  /** A tile of 5 channels at one position, two vectors of lanes. */
  private static void five(
      int[] taps,
      float[] packed,
      int column,
      int start,
      float[] in,
      int base,
      float[] out,
      int at,
      int stride,
      int channels,
      boolean add) {
    FloatVector a0 = FloatVector.broadcast(FLOATS, packed[start]);
    FloatVector b0 = FloatVector.broadcast(FLOATS, packed[start + TILE]);
    FloatVector a1 = FloatVector.broadcast(FLOATS, packed[start + 1]);
    FloatVector b1 = FloatVector.broadcast(FLOATS, packed[start + TILE + 1]);
    FloatVector a2 = FloatVector.broadcast(FLOATS, packed[start + 2]);
    FloatVector b2 = FloatVector.broadcast(FLOATS, packed[start + TILE + 2]);
    FloatVector a3 = FloatVector.broadcast(FLOATS, packed[start + 3]);
    FloatVector b3 = FloatVector.broadcast(FLOATS, packed[start + TILE + 3]);
    FloatVector a4 = FloatVector.broadcast(FLOATS, packed[start + 4]);
    FloatVector b4 = FloatVector.broadcast(FLOATS, packed[start + TILE + 4]);
    for (int t = taps.length - 2; t >= 0; t -= 2) {
      int i = base + taps[t];
      int k = column + SCALE * taps[t + 1];
      FloatVector x = FloatVector.fromArray(FLOATS, in, i);
      FloatVector y = FloatVector.fromArray(FLOATS, in, i + WIDTH);
      FloatVector w0 = FloatVector.broadcast(FLOATS, packed[k]);
      FloatVector w1 = FloatVector.broadcast(FLOATS, packed[k + 1]);
      FloatVector w2 = FloatVector.broadcast(FLOATS, packed[k + 2]);
      FloatVector w3 = FloatVector.broadcast(FLOATS, packed[k + 3]);
      FloatVector w4 = FloatVector.broadcast(FLOATS, packed[k + 4]);
      a0 = x.fma(w0, a0);
      b0 = y.fma(w0, b0);
      a1 = x.fma(w1, a1);
      b1 = y.fma(w1, b1);
      a2 = x.fma(w2, a2);
      b2 = y.fma(w2, b2);
      a3 = x.fma(w3, a3);
      b3 = y.fma(w3, b3);
      a4 = x.fma(w4, a4);
      b4 = y.fma(w4, b4);
    }
    if (add) {
      a0.add(FloatVector.fromArray(FLOATS, out, at)).intoArray(out, at);
      b0.add(FloatVector.fromArray(FLOATS, out, at + WIDTH)).intoArray(out, at + WIDTH);
      if (channels > 1) {
        a1.add(FloatVector.fromArray(FLOATS, out, at + stride)).intoArray(out, at + stride);
        b1.add(FloatVector.fromArray(FLOATS, out, at + stride + WIDTH))
            .intoArray(out, at + stride + WIDTH);
      }
      if (channels > 2) {
        a2.add(FloatVector.fromArray(FLOATS, out, at + 2 * stride)).intoArray(out, at + 2 * stride);
        b2.add(FloatVector.fromArray(FLOATS, out, at + 2 * stride + WIDTH))
            .intoArray(out, at + 2 * stride + WIDTH);
      }
      if (channels > 3) {
        a3.add(FloatVector.fromArray(FLOATS, out, at + 3 * stride)).intoArray(out, at + 3 * stride);
        b3.add(FloatVector.fromArray(FLOATS, out, at + 3 * stride + WIDTH))
            .intoArray(out, at + 3 * stride + WIDTH);
      }
      if (channels > 4) {
        a4.add(FloatVector.fromArray(FLOATS, out, at + 4 * stride)).intoArray(out, at + 4 * stride);
        b4.add(FloatVector.fromArray(FLOATS, out, at + 4 * stride + WIDTH))
            .intoArray(out, at + 4 * stride + WIDTH);
      }
    } else {
      a0.intoArray(out, at);
      b0.intoArray(out, at + WIDTH);
      if (channels > 1) {
        a1.intoArray(out, at + stride);
        b1.intoArray(out, at + stride + WIDTH);
      }
      if (channels > 2) {
        a2.intoArray(out, at + 2 * stride);
        b2.intoArray(out, at + 2 * stride + WIDTH);
      }
      if (channels > 3) {
        a3.intoArray(out, at + 3 * stride);
        b3.intoArray(out, at + 3 * stride + WIDTH);
      }
      if (channels > 4) {
        a4.intoArray(out, at + 4 * stride);
        b4.intoArray(out, at + 4 * stride + WIDTH);
      }
    }
  }

  /** A tile of 10 channels at one position, one vector of lanes. */
  private static void ten(
      int[] taps,
      float[] packed,
      int column,
      int start,
      float[] in,
      int base,
      float[] out,
      int at,
      int stride,
      int channels,
      boolean add) {
    FloatVector a0 = FloatVector.broadcast(FLOATS, packed[start]);
    FloatVector a1 = FloatVector.broadcast(FLOATS, packed[start + 1]);
    FloatVector a2 = FloatVector.broadcast(FLOATS, packed[start + 2]);
    FloatVector a3 = FloatVector.broadcast(FLOATS, packed[start + 3]);
    FloatVector a4 = FloatVector.broadcast(FLOATS, packed[start + 4]);
    FloatVector a5 = FloatVector.broadcast(FLOATS, packed[start + 5]);
    FloatVector a6 = FloatVector.broadcast(FLOATS, packed[start + 6]);
    FloatVector a7 = FloatVector.broadcast(FLOATS, packed[start + 7]);
    FloatVector a8 = FloatVector.broadcast(FLOATS, packed[start + 8]);
    FloatVector a9 = FloatVector.broadcast(FLOATS, packed[start + 9]);
    for (int t = taps.length - 2; t >= 0; t -= 2) {
      int k = column + SCALE * taps[t + 1];
      FloatVector x = FloatVector.fromArray(FLOATS, in, base + taps[t]);
      a0 = x.fma(FloatVector.broadcast(FLOATS, packed[k]), a0);
      a1 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 1]), a1);
      a2 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 2]), a2);
      a3 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 3]), a3);
      a4 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 4]), a4);
      a5 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 5]), a5);
      a6 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 6]), a6);
      a7 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 7]), a7);
      a8 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 8]), a8);
      a9 = x.fma(FloatVector.broadcast(FLOATS, packed[k + 9]), a9);
    }
    if (add) {
      a0.add(FloatVector.fromArray(FLOATS, out, at)).intoArray(out, at);
      if (channels > 1) {
        a1.add(FloatVector.fromArray(FLOATS, out, at + stride)).intoArray(out, at + stride);
      }
      if (channels > 2) {
        a2.add(FloatVector.fromArray(FLOATS, out, at + 2 * stride)).intoArray(out, at + 2 * stride);
      }
      if (channels > 3) {
        a3.add(FloatVector.fromArray(FLOATS, out, at + 3 * stride)).intoArray(out, at + 3 * stride);
      }
      if (channels > 4) {
        a4.add(FloatVector.fromArray(FLOATS, out, at + 4 * stride)).intoArray(out, at + 4 * stride);
      }
      if (channels > 5) {
        a5.add(FloatVector.fromArray(FLOATS, out, at + 5 * stride)).intoArray(out, at + 5 * stride);
      }
      if (channels > 6) {
        a6.add(FloatVector.fromArray(FLOATS, out, at + 6 * stride)).intoArray(out, at + 6 * stride);
      }
      if (channels > 7) {
        a7.add(FloatVector.fromArray(FLOATS, out, at + 7 * stride)).intoArray(out, at + 7 * stride);
      }
      if (channels > 8) {
        a8.add(FloatVector.fromArray(FLOATS, out, at + 8 * stride)).intoArray(out, at + 8 * stride);
      }
      if (channels > 9) {
        a9.add(FloatVector.fromArray(FLOATS, out, at + 9 * stride)).intoArray(out, at + 9 * stride);
      }
    } else {
      a0.intoArray(out, at);
      if (channels > 1) {
        a1.intoArray(out, at + stride);
      }
      if (channels > 2) {
        a2.intoArray(out, at + 2 * stride);
      }
      if (channels > 3) {
        a3.intoArray(out, at + 3 * stride);
      }
      if (channels > 4) {
        a4.intoArray(out, at + 4 * stride);
      }
      if (channels > 5) {
        a5.intoArray(out, at + 5 * stride);
      }
      if (channels > 6) {
        a6.intoArray(out, at + 6 * stride);
      }
      if (channels > 7) {
        a7.intoArray(out, at + 7 * stride);
      }
      if (channels > 8) {
        a8.intoArray(out, at + 8 * stride);
      }
      if (channels > 9) {
        a9.intoArray(out, at + 9 * stride);
      }
    }
  }

  @Override
  public void addGradients(
      Taps taps, TapRows[] rows, float[] delta, float[] in, float[] gradients, int at) {
    for (TapRows group : rows) {
      for (int[] positions : group.chunks()) {
        if (group.run()) {
          SimdWeightGradients.addRuns(taps, group, positions, delta, in, gradients, at);
        } else {
          SimdWeightGradients.addTiles(taps, group, positions, delta, in, gradients, at);
        }
      }
    }
  }

  @Override
  public void addOuterProducts(
      int channels, int units, float[] delta, float[] in, float[] gradients, int at) {
    for (int c = 0; c < channels; c++) {
      for (int l = 0; l < LANES; l += WIDTH) {
        addProducts(delta, c * LANES + l, in, l, units * LANES, gradients, at + c * units * LANES);
      }
    }
  }

  private static void addProducts(
      float[] delta, int d, float[] in, int from, int to, float[] gradients, int at) {
    FloatVector factor = FloatVector.fromArray(FLOATS, delta, d);
    for (int i = from; i < to; i += LANES) {
      FloatVector.fromArray(FLOATS, gradients, at + i)
          .add(FloatVector.fromArray(FLOATS, in, i).mul(factor))
          .intoArray(gradients, at + i);
    }
  }

  @Override
  public void setOuterProducts(
      int channels, int units, float[] delta, float[] in, float[] gradients) {
    for (int c = 0; c < channels; c++) {
      for (int l = 0; l < LANES; l += WIDTH) {
        setProducts(delta, c * LANES + l, in, l, units * LANES, gradients, c * units * LANES);
      }
    }
  }

  private static void setProducts(
      float[] delta, int d, float[] in, int from, int to, float[] gradients, int at) {
    FloatVector factor = FloatVector.fromArray(FLOATS, delta, d);
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int i = from; i < to; i += LANES) {
      FloatVector.fromArray(FLOATS, in, i).mul(factor).add(zero).intoArray(gradients, at + i);
    }
  }

  @Override
  public void addChannelSums(
      int channels, int positions, float[] delta, float[] gradients, int at) {
    int lanes = positions * LANES;
    for (int c = 0; c < channels; c += 5) {
      for (int l = 0; l < LANES; l += WIDTH) {
        int from = c * lanes + l;
        addSums(delta, from, from + lanes, lanes, channels - c, gradients, at + c * LANES + l);
      }
    }
  }

  /** The sums of up to 5 channels, one vector of lanes. */
  private static void addSums(
      float[] delta, int from, int to, int lanes, int channels, float[] gradients, int at) {
    int d1 = channels > 1 ? lanes : 0;
    int d2 = channels > 2 ? 2 * lanes : 0;
    int d3 = channels > 3 ? 3 * lanes : 0;
    int d4 = channels > 4 ? 4 * lanes : 0;
    FloatVector a0 = FloatVector.zero(FLOATS);
    FloatVector a1 = FloatVector.zero(FLOATS);
    FloatVector a2 = FloatVector.zero(FLOATS);
    FloatVector a3 = FloatVector.zero(FLOATS);
    FloatVector a4 = FloatVector.zero(FLOATS);
    for (int i = from; i < to; i += LANES) {
      a0 = a0.add(FloatVector.fromArray(FLOATS, delta, i));
      a1 = a1.add(FloatVector.fromArray(FLOATS, delta, i + d1));
      a2 = a2.add(FloatVector.fromArray(FLOATS, delta, i + d2));
      a3 = a3.add(FloatVector.fromArray(FLOATS, delta, i + d3));
      a4 = a4.add(FloatVector.fromArray(FLOATS, delta, i + d4));
    }
    a0.add(FloatVector.fromArray(FLOATS, gradients, at)).intoArray(gradients, at);
    if (channels > 1) {
      a1.add(FloatVector.fromArray(FLOATS, gradients, at + 1 * LANES))
          .intoArray(gradients, at + 1 * LANES);
    }
    if (channels > 2) {
      a2.add(FloatVector.fromArray(FLOATS, gradients, at + 2 * LANES))
          .intoArray(gradients, at + 2 * LANES);
    }
    if (channels > 3) {
      a3.add(FloatVector.fromArray(FLOATS, gradients, at + 3 * LANES))
          .intoArray(gradients, at + 3 * LANES);
    }
    if (channels > 4) {
      a4.add(FloatVector.fromArray(FLOATS, gradients, at + 4 * LANES))
          .intoArray(gradients, at + 4 * LANES);
    }
  }

  @Override
  public void addNormProducts(
      int channels, int units, float[] delta, float[] in, double more, double[] norms) {
    for (int l = 0; l < LANES; l += DOUBLES.length()) {
      addNormProduct(delta, channels * LANES, in, units * LANES, l, more, norms);
    }
  }

  private static void addNormProduct(
      float[] delta, int deltas, float[] in, int inputs, int lane, double more, double[] norms) {
    DoubleVector a = DoubleVector.zero(DOUBLES);
    for (int i = lane; i < deltas; i += LANES) {
      DoubleVector x =
          (DoubleVector) FloatVector.fromArray(HALF, delta, i).convertShape(F2D, DOUBLES, 0);
      a = x.fma(x, a);
    }
    DoubleVector b = DoubleVector.zero(DOUBLES);
    for (int i = lane; i < inputs; i += LANES) {
      DoubleVector x =
          (DoubleVector) FloatVector.fromArray(HALF, in, i).convertShape(F2D, DOUBLES, 0);
      b = x.fma(x, b);
    }
    a.mul(b.add(more)).add(DoubleVector.fromArray(DOUBLES, norms, lane)).intoArray(norms, lane);
  }
}
