package io.kramers.network;

import java.util.Arrays;

/** In double. */
final class Doubles implements Arithmetic<double[]> {
  private final UnitPasses<double[]> units = new DoubleUnits();
  private final LinearPasses<double[]> linear = new DoubleLinear();

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
  public void setLanes(double[] array, double[][] values, int first, int lanes) {
    Arrays.fill(array, 0);
    for (int u = 0; u < values[first].length; u++) {
      for (int l = 0; l < lanes; l++) {
        array[u * LANES + l] = values[first + l][u];
      }
    }
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
  public LinearPasses<double[]> linear() {
    return linear;
  }
}
