package io.kramers.network;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Each lane's gradient of the weights of taps, in tiles of two channels and several rows; the
 * kernels are written as {@link SimdLinear} says.
 */
final class SimdWeightGradients {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final int LANES = Arithmetic.LANES;
  private static final int WIDTH = FLOATS.length();

  /** One for each sum, so that none begins with another one's vector. */
  private static final float[] ZEROS = new float[2 * TapRows.RUN];

  private SimdWeightGradients() {}

  /** Row tile after row tile for two channels, whose deltas stay in the first cache. */
  static void addRuns(
      Taps taps,
      TapRows group,
      int[] positions,
      float[] delta,
      float[] in,
      float[] gradients,
      int at) {
    int step = taps.step() * LANES;
    for (int c = 0; c < taps.channels(); c += 2) {
      boolean both = c + 1 < taps.channels();
      int channel = c * taps.lanes();
      int next = both ? channel + taps.lanes() : channel;
      int to = at + c * step;
      for (int r = 0; r < group.count(); r += TapRows.RUN) {
        int[] tile = group.tiles()[r / TapRows.RUN];
        for (int l = 0; l < LANES; l += WIDTH) {
          addRun(
              positions, delta, channel + l, next + l, in, tile, l, gradients, to, both ? step : 0);
        }
      }
    }
  }

  /** Channels after channels for four rows, whose inputs stay in the first cache. */
  static void addTiles(
      Taps taps,
      TapRows group,
      int[] positions,
      float[] delta,
      float[] in,
      float[] gradients,
      int at) {
    int step = taps.step() * LANES;
    for (int r = 0; r < group.count(); r += TapRows.TILE) {
      int[] tile = group.tiles()[r / TapRows.TILE];
      for (int c = 0; c < taps.channels(); c += 2) {
        boolean both = c + 1 < taps.channels();
        int channel = c * taps.lanes();
        int next = both ? channel + taps.lanes() : channel;
        int to = at + c * step;
        for (int l = 0; l < LANES; l += WIDTH) {
          addTile(
              positions, delta, channel + l, next + l, in, tile, l, gradients, to, both ? step : 0);
        }
      }
    }
  }

  /** Four rows of two channels, which may be doubles of others; one vector of lanes. */
  private static void addTile(
      int[] positions,
      float[] delta,
      int channel,
      int next,
      float[] in,
      int[] tile,
      int lane,
      float[] gradients,
      int at,
      int step) {
    int o0 = tile[0] + lane;
    int o1 = tile[1] + lane;
    int o2 = tile[2] + lane;
    int o3 = tile[3] + lane;
    FloatVector a0 = FloatVector.broadcast(FLOATS, ZEROS[0]);
    FloatVector b0 = FloatVector.broadcast(FLOATS, ZEROS[1]);
    FloatVector a1 = FloatVector.broadcast(FLOATS, ZEROS[2]);
    FloatVector b1 = FloatVector.broadcast(FLOATS, ZEROS[3]);
    FloatVector a2 = FloatVector.broadcast(FLOATS, ZEROS[4]);
    FloatVector b2 = FloatVector.broadcast(FLOATS, ZEROS[5]);
    FloatVector a3 = FloatVector.broadcast(FLOATS, ZEROS[6]);
    FloatVector b3 = FloatVector.broadcast(FLOATS, ZEROS[7]);
    for (int p = positions.length - 2; p >= 0; p -= 2) {
      int j = positions[p];
      int i = positions[p + 1];
      FloatVector first = FloatVector.fromArray(FLOATS, delta, channel + j);
      FloatVector second = FloatVector.fromArray(FLOATS, delta, next + j);
      FloatVector x0 = FloatVector.fromArray(FLOATS, in, i + o0);
      a0 = x0.fma(first, a0);
      b0 = x0.fma(second, b0);
      FloatVector x1 = FloatVector.fromArray(FLOATS, in, i + o1);
      a1 = x1.fma(first, a1);
      b1 = x1.fma(second, b1);
      FloatVector x2 = FloatVector.fromArray(FLOATS, in, i + o2);
      a2 = x2.fma(first, a2);
      b2 = x2.fma(second, b2);
      FloatVector x3 = FloatVector.fromArray(FLOATS, in, i + o3);
      a3 = x3.fma(first, a3);
      b3 = x3.fma(second, b3);
    }
    // All is read before anything is written: a row or a channel that fills up the tile is another
    // one's double, with the same place and the same sum.
    int to = at + lane;
    int g0 = to + tile[4];
    int g1 = to + tile[5];
    int g2 = to + tile[6];
    int g3 = to + tile[7];
    a0 = a0.add(FloatVector.fromArray(FLOATS, gradients, g0));
    b0 = b0.add(FloatVector.fromArray(FLOATS, gradients, g0 + step));
    a1 = a1.add(FloatVector.fromArray(FLOATS, gradients, g1));
    b1 = b1.add(FloatVector.fromArray(FLOATS, gradients, g1 + step));
    a2 = a2.add(FloatVector.fromArray(FLOATS, gradients, g2));
    b2 = b2.add(FloatVector.fromArray(FLOATS, gradients, g2 + step));
    a3 = a3.add(FloatVector.fromArray(FLOATS, gradients, g3));
    b3 = b3.add(FloatVector.fromArray(FLOATS, gradients, g3 + step));
    a0.intoArray(gradients, g0);
    b0.intoArray(gradients, g0 + step);
    a1.intoArray(gradients, g1);
    b1.intoArray(gradients, g1 + step);
    a2.intoArray(gradients, g2);
    b2.intoArray(gradients, g2 + step);
    a3.intoArray(gradients, g3);
    b3.intoArray(gradients, g3 + step);
  }

  /** The same of rows that see neighbouring units: the compiler checks fewer bounds. */
  private static void addRun(
      int[] positions,
      float[] delta,
      int channel,
      int next,
      float[] in,
      int[] tile,
      int lane,
      float[] gradients,
      int at,
      int step) {
    int offset = tile[0] + lane;
    FloatVector a0 = FloatVector.broadcast(FLOATS, ZEROS[0]);
    FloatVector b0 = FloatVector.broadcast(FLOATS, ZEROS[1]);
    FloatVector a1 = FloatVector.broadcast(FLOATS, ZEROS[2]);
    FloatVector b1 = FloatVector.broadcast(FLOATS, ZEROS[3]);
    FloatVector a2 = FloatVector.broadcast(FLOATS, ZEROS[4]);
    FloatVector b2 = FloatVector.broadcast(FLOATS, ZEROS[5]);
    FloatVector a3 = FloatVector.broadcast(FLOATS, ZEROS[6]);
    FloatVector b3 = FloatVector.broadcast(FLOATS, ZEROS[7]);
    FloatVector a4 = FloatVector.broadcast(FLOATS, ZEROS[8]);
    FloatVector b4 = FloatVector.broadcast(FLOATS, ZEROS[9]);
    for (int p = positions.length - 2; p >= 0; p -= 2) {
      int j = positions[p];
      int i = offset + positions[p + 1];
      FloatVector first = FloatVector.fromArray(FLOATS, delta, channel + j);
      FloatVector second = FloatVector.fromArray(FLOATS, delta, next + j);
      FloatVector x0 = FloatVector.fromArray(FLOATS, in, i);
      FloatVector x1 = FloatVector.fromArray(FLOATS, in, i + 1 * LANES);
      FloatVector x2 = FloatVector.fromArray(FLOATS, in, i + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(FLOATS, in, i + 3 * LANES);
      FloatVector x4 = FloatVector.fromArray(FLOATS, in, i + 4 * LANES);
      a0 = x0.fma(first, a0);
      b0 = x0.fma(second, b0);
      a1 = x1.fma(first, a1);
      b1 = x1.fma(second, b1);
      a2 = x2.fma(first, a2);
      b2 = x2.fma(second, b2);
      a3 = x3.fma(first, a3);
      b3 = x3.fma(second, b3);
      a4 = x4.fma(first, a4);
      b4 = x4.fma(second, b4);
    }
    // All is read before anything is written: a row or a channel that fills up the tile is another
    // one's double, with the same place and the same sum.
    int to = at + lane;
    int g0 = to + tile[5];
    int g1 = to + tile[6];
    int g2 = to + tile[7];
    int g3 = to + tile[8];
    int g4 = to + tile[9];
    a0 = a0.add(FloatVector.fromArray(FLOATS, gradients, g0));
    b0 = b0.add(FloatVector.fromArray(FLOATS, gradients, g0 + step));
    a1 = a1.add(FloatVector.fromArray(FLOATS, gradients, g1));
    b1 = b1.add(FloatVector.fromArray(FLOATS, gradients, g1 + step));
    a2 = a2.add(FloatVector.fromArray(FLOATS, gradients, g2));
    b2 = b2.add(FloatVector.fromArray(FLOATS, gradients, g2 + step));
    a3 = a3.add(FloatVector.fromArray(FLOATS, gradients, g3));
    b3 = b3.add(FloatVector.fromArray(FLOATS, gradients, g3 + step));
    a4 = a4.add(FloatVector.fromArray(FLOATS, gradients, g4));
    b4 = b4.add(FloatVector.fromArray(FLOATS, gradients, g4 + step));
    a0.intoArray(gradients, g0);
    b0.intoArray(gradients, g0 + step);
    a1.intoArray(gradients, g1);
    b1.intoArray(gradients, g1 + step);
    a2.intoArray(gradients, g2);
    b2.intoArray(gradients, g2 + step);
    a3.intoArray(gradients, g3);
    b3.intoArray(gradients, g3 + step);
    a4.intoArray(gradients, g4);
    b4.intoArray(gradients, g4 + step);
  }
}
