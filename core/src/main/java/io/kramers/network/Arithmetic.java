package io.kramers.network;

/**
 * Passes over arrays of lanes in one precision.
 *
 * <p>Immutable and shared by threads. Passes allocate nothing.
 *
 * @param <A> float[] or double[]
 */
public interface Arithmetic<A> {
  /** Samples side by side in an array, whatever the vector's width. */
  int LANES = 16;

  /** Zeros. */
  A zeros(int length);

  /** Length of an array. */
  int length(A array);

  /** An element, exactly. */
  double get(A array, int index);

  /** Sets an element to the nearest value of this precision. */
  void set(A array, int index, double value);

  /**
   * Sets unit u of lane l to the nearest value to values[first + l][u] for l below {@code lanes},
   * and of the other lanes to 0.
   */
  void setLanes(A array, double[][] values, int first, int lanes);

  /** Sets elements from, ..., to - 1 to 0. */
  void clear(A array, int from, int to);

  /** Passes over single units, windows and channels. */
  UnitPasses<A> units();

  /** Passes of linear layers. */
  LinearPasses<A> linear();
}
