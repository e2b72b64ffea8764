package io.kramers.network;

/** In double. Packed weights are [channel][row, then what sums begin with]. */
final class DoubleLinear implements LinearPasses<double[]> {
  private static final int LANES = Arithmetic.LANES;

  @Override
  public int packedLength(Taps taps) {
    return taps.channels() * (taps.rows() + 1);
  }

  @Override
  public void pack(Taps taps, double[] weights, int at, int startAt, double[] packed, int to) {
    int rows = taps.rows();
    for (int c = 0; c < taps.channels(); c++) {
      int column = to + c * (rows + 1);
      for (int row = 0; row < rows; row++) {
        packed[column + row] = weights[at + c * taps.step() + taps.place()[row]];
      }
      if (startAt >= 0) {
        packed[column + rows] = weights[startAt + c];
      }
    }
  }

  @Override
  public void setTaps(Taps taps, double[] packed, int from, double[] in, double[] out) {
    taps(taps, packed, from, in, out, false);
  }

  @Override
  public void addTaps(Taps taps, double[] packed, int from, double[] in, double[] out) {
    taps(taps, packed, from, in, out, true);
  }

  private static void taps(
      Taps taps, double[] packed, int from, double[] in, double[] out, boolean add) {
    for (int c = 0; c < taps.channels(); c++) {
      int column = from + c * (taps.rows() + 1);
      for (int p = 0; p < taps.positions(); p++) {
        int[] pairs = taps.taps()[taps.kind()[p]];
        for (int l = 0; l < LANES; l += 4) {
          fourLanes(
              pairs,
              packed,
              column,
              packed[column + taps.rows()],
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
      double[] packed,
      int column,
      double start,
      double[] in,
      int base,
      double[] out,
      int at,
      boolean add) {
    double a = start;
    double b = start;
    double c = start;
    double d = start;
    for (int t = taps.length - 2; t >= 0; t -= 2) {
      int i = base + taps[t];
      double weight = packed[column + taps[t + 1] / Taps.TILE];
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
      Taps taps, TapRows[] rows, double[] delta, double[] in, double[] gradients, int at) {
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
      int[] positions,
      double[] delta,
      int channel,
      double[] in,
      int row,
      double[] gradients,
      int at) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
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
      int channels, int units, double[] delta, double[] in, double[] gradients, int at) {
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
      int channels, int units, double[] delta, double[] in, double[] gradients) {
    for (int c = 0; c < channels; c++) {
      for (int u = 0; u < units; u++) {
        for (int l = 0; l < LANES; l++) {
          gradients[(c * units + u) * LANES + l] = delta[c * LANES + l] * in[u * LANES + l] + 0.0;
        }
      }
    }
  }

  @Override
  public void addChannelSums(
      int channels, int positions, double[] delta, double[] gradients, int at) {
    for (int c = 0; c < channels; c++) {
      for (int l = 0; l < LANES; l++) {
        double sum = 0;
        for (int p = 0; p < positions; p++) {
          sum += delta[(c * positions + p) * LANES + l];
        }
        gradients[at + c * LANES + l] += sum;
      }
    }
  }

  @Override
  public void addNormProducts(
      int channels, int units, double[] delta, double[] in, double more, double[] norms) {
    for (int l = 0; l < LANES; l++) {
      norms[l] += square(delta, l, channels) * (square(in, l, units) + more);
    }
  }

  private static double square(double[] x, int lane, int units) {
    double sum = 0;
    for (int i = lane; i < units * LANES; i += LANES) {
      sum = Math.fma(x[i], x[i], sum);
    }
    return sum;
  }
}
