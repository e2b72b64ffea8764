package io.kramers.network;

/**
 * In float, as they are specified. Packed weights are [tile of channels][row][channel of the tile],
 * where after a tile's rows come two with what the sums begin with, the same one: a twin that makes
 * two sums with it has them from different places, so that the compiler needs not copy one.
 * Channels that fill up the last tile have zeros.
 */
class FloatLinear implements LinearPasses<float[]> {
  private static final int LANES = Arithmetic.LANES;

  private final int tile;

  FloatLinear() {
    this(Taps.TILE);
  }

  /**
   * For a twin.
   *
   * @param tile channels that it takes at once, a multiple of {@link Taps#TILE}
   */
  FloatLinear(int tile) {
    this.tile = tile;
  }

  @Override
  public int packedLength(Taps taps) {
    return (taps.channels() + tile - 1) / tile * tileLength(taps);
  }

  @Override
  public void pack(Taps taps, float[] weights, int at, int startAt, float[] packed, int to) {
    int rows = taps.rows();
    for (int c = 0; c < taps.channels(); c++) {
      int column = to + column(taps, c);
      int first = at + c * taps.step();
      for (int row = 0; row < rows; row++) {
        packed[column + row * tile] = weights[first + taps.place()[row]];
      }
      if (startAt >= 0) {
        packed[column + rows * tile] = weights[startAt + c];
        packed[column + (rows + 1) * tile] = weights[startAt + c];
      }
    }
  }

  /** Of the packed weights of a tile. */
  final int tileLength(Taps taps) {
    return tile * (taps.rows() + 2);
  }

  private int column(Taps taps, int channel) {
    return channel / tile * tileLength(taps) + channel % tile;
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
    for (int c = 0; c < taps.channels(); c++) {
      int column = from + column(taps, c);
      for (int p = 0; p < taps.positions(); p++) {
        int[] pairs = taps.taps()[taps.kind()[p]];
        for (int l = 0; l < LANES; l += 4) {
          fourLanes(
              pairs,
              packed,
              column,
              packed[column + taps.rows() * tile],
              in,
              taps.base()[p] + l,
              out,
              c * taps.lanes() + p * LANES + l,
              add);
        }
      }
    }
  }

  private static void fourLanes(
      int[] taps,
      float[] packed,
      int column,
      float start,
      float[] in,
      int base,
      float[] out,
      int at,
      boolean add) {
    float a = start;
    float b = start;
    float c = start;
    float d = start;
    for (int t = taps.length - 2; t >= 0; t -= 2) {
      int i = base + taps[t];
      float weight = packed[column + taps[t + 1]];
      a = Math.fma(in[i], weight, a);
      b = Math.fma(in[i + 1], weight, b);
      c = Math.fma(in[i + 2], weight, c);
      d = Math.fma(in[i + 3], weight, d);
    }
    out[at] = add ? out[at] + a : a;
    out[at + 1] = add ? out[at + 1] + b : b;
    out[at + 2] = add ? out[at + 2] + c : c;
    out[at + 3] = add ? out[at + 3] + d : d;
  }

  @Override
  public void addGradients(
      Taps taps, TapRows[] rows, float[] delta, float[] in, float[] gradients, int at) {
    for (TapRows group : rows) {
      for (int[] positions : group.chunks()) {
        for (int c = 0; c < taps.channels(); c++) {
          int first = at + c * taps.step() * LANES;
          for (int r = 0; r < group.count(); r++) {
            int[] tile = group.tiles()[r / group.length()];
            int row = r % group.length();
            for (int l = 0; l < LANES; l += 4) {
              addFourLanes(
                  positions,
                  delta,
                  c * taps.lanes() + l,
                  in,
                  tile[row] + l,
                  gradients,
                  first + tile[group.length() + row] + l);
            }
          }
        }
      }
    }
  }

  private static void addFourLanes(
      int[] positions, float[] delta, int channel, float[] in, int row, float[] gradients, int at) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int p = positions.length - 2; p >= 0; p -= 2) {
      int i = row + positions[p + 1];
      int j = channel + positions[p];
      a = Math.fma(in[i], delta[j], a);
      b = Math.fma(in[i + 1], delta[j + 1], b);
      c = Math.fma(in[i + 2], delta[j + 2], c);
      d = Math.fma(in[i + 3], delta[j + 3], d);
    }
    gradients[at] += a;
    gradients[at + 1] += b;
    gradients[at + 2] += c;
    gradients[at + 3] += d;
  }

  @Override
  public void addOuterProducts(
      int channels, int units, float[] delta, float[] in, float[] gradients, int at) {
    for (int c = 0; c < channels; c++) {
      for (int u = 0; u < units; u++) {
        for (int l = 0; l < LANES; l++) {
          gradients[at + (c * units + u) * LANES + l] += delta[c * LANES + l] * in[u * LANES + l];
        }
      }
    }
  }

  @Override
  public void setOuterProducts(
      int channels, int units, float[] delta, float[] in, float[] gradients) {
    for (int c = 0; c < channels; c++) {
      for (int u = 0; u < units; u++) {
        for (int l = 0; l < LANES; l++) {
          gradients[(c * units + u) * LANES + l] = delta[c * LANES + l] * in[u * LANES + l] + 0f;
        }
      }
    }
  }

  @Override
  public void addChannelSums(
      int channels, int positions, float[] delta, float[] gradients, int at) {
    for (int c = 0; c < channels; c++) {
      for (int l = 0; l < LANES; l++) {
        float sum = 0;
        for (int p = 0; p < positions; p++) {
          sum += delta[(c * positions + p) * LANES + l];
        }
        gradients[at + c * LANES + l] += sum;
      }
    }
  }

  @Override
  public void addNormProducts(
      int channels, int units, float[] delta, float[] in, double more, double[] norms) {
    for (int l = 0; l < LANES; l++) {
      norms[l] += square(delta, l, channels) * (square(in, l, units) + more);
    }
  }

  private static double square(float[] x, int lane, int units) {
    double sum = 0;
    for (int i = lane; i < units * LANES; i += LANES) {
      sum = Math.fma((double) x[i], (double) x[i], sum);
    }
    return sum;
  }
}
