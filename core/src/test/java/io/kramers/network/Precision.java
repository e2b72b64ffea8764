package io.kramers.network;

import java.util.Arrays;

/** Stand-in. */
public final class Precision {
  private Precision() {}

  public static Arithmetic<double[]> twice() {
    return new Arithmetic<>() {
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
        Arrays.fill(array, from, to, 0.0);
      }

      @Override
      public void addTaps(Taps taps, double[] weights, int channels, double[] in, double[] out) {}

      @Override
      public void addWeightGradients(
          Taps taps,
          int rows,
          int channels,
          double[] delta,
          double[] in,
          double[] gradients,
          int at) {}
    };
  }

  public static Arithmetic<float[]> single() {
    return new Arithmetic<>() {
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
        Arrays.fill(array, from, to, 0.0f);
      }

      @Override
      public void addTaps(Taps taps, float[] weights, int channels, float[] in, float[] out) {}

      @Override
      public void addWeightGradients(
          Taps taps,
          int rows,
          int channels,
          float[] delta,
          float[] in,
          float[] gradients,
          int at) {}
    };
  }
}
