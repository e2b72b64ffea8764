package io.kramers.network;

import java.util.Arrays;

/** In float. */
final class Floats implements Arithmetic<float[]> {
  private final UnitPasses<float[]> units;

  Floats(UnitPasses<float[]> units) {
    this.units = units;
  }

  @Override
  public float[] zeros(int length) {
    return new float[length];
  }

  @Override
  public int length(float[] array) {
    return array.length;
  }

  @Override
  public double get(float[] array, int index) {
    return array[index];
  }

  @Override
  public void set(float[] array, int index, double value) {
    array[index] = (float) value;
  }

  @Override
  public void clear(float[] array, int from, int to) {
    Arrays.fill(array, from, to, 0);
  }

  @Override
  public UnitPasses<float[]> units() {
    return units;
  }

  @Override
  public void addTaps(Taps taps, float[] weights, int channels, float[] in, float[] out) {
    int stride = weights.length / rows(taps);
    for (int o = 0; o < channels; o++) {
      for (int p = 0; p < taps.positions(); p++) {
        int to = (o * taps.positions() + p) * LANES;
        for (int t = taps.first()[p]; t < taps.first()[p + 1]; t++) {
          float weight = weights[taps.row()[t] * stride + o];
          int from = taps.unit()[t] * LANES;
          for (int l = 0; l < LANES; l++) {
            out[to + l] = Math.fma(in[from + l], weight, out[to + l]);
          }
        }
      }
    }
  }

  private static int rows(Taps taps) {
    return Arrays.stream(taps.row()).max().getAsInt() + 1;
  }

  @Override
  public void addWeightGradients(
      Taps taps, int rows, int channels, float[] delta, float[] in, float[] gradients, int at) {
    for (int o = 0; o < channels; o++) {
      for (int p = 0; p < taps.positions(); p++) {
        int d = (o * taps.positions() + p) * LANES;
        for (int t = taps.first()[p]; t < taps.first()[p + 1]; t++) {
          int to = at + (o * rows + taps.row()[t]) * LANES;
          int from = taps.unit()[t] * LANES;
          for (int l = 0; l < LANES; l++) {
            gradients[to + l] = Math.fma(delta[d + l], in[from + l], gradients[to + l]);
          }
        }
      }
    }
  }
}
