package io.kramers.network;

import java.util.Arrays;

/** In float. */
final class Floats implements Arithmetic<float[]> {
  private final UnitPasses<float[]> units;
  private final LinearPasses<float[]> linear;

  Floats(UnitPasses<float[]> units, LinearPasses<float[]> linear) {
    this.units = units;
    this.linear = linear;
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
  public void setLanes(float[] array, double[][] values, int first, int lanes) {
    Arrays.fill(array, 0);
    for (int u = 0; u < values[first].length; u++) {
      for (int l = 0; l < lanes; l++) {
        array[u * LANES + l] = (float) values[first + l][u];
      }
    }
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
  public LinearPasses<float[]> linear() {
    return linear;
  }
}
