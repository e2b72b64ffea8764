package io.kramers.network;

import java.util.Arrays;

/** In double. */
final class Doubles implements Arithmetic<double[]> {
  private final UnitPasses<double[]> units = new DoubleUnits();

  @Override
  public double[] zeros(int length) {
    return new double[length];
  }

  @Override
  public int length(double[] array) {
    return array.length;
  }

  @Override
  public double get(double[] array, int index) {
    return array[index];
  }

  @Override
  public void set(double[] array, int index, double value) {
    array[index] = value;
  }

  @Override
  public void clear(double[] array, int from, int to) {
    Arrays.fill(array, from, to, 0);
  }

  @Override
  public UnitPasses<double[]> units() {
    return units;
  }

  @Override
  public void addTaps(Taps taps, double[] weights, int channels, double[] in, double[] out) {
    int stride = weights.length / rows(taps);
    for (int o = 0; o < channels; o++) {
      for (int p = 0; p < taps.positions(); p++) {
        int to = (o * taps.positions() + p) * LANES;
        for (int t = taps.first()[p]; t < taps.first()[p + 1]; t++) {
          double weight = weights[taps.row()[t] * stride + o];
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
      Taps taps, int rows, int channels, double[] delta, double[] in, double[] gradients, int at) {
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
