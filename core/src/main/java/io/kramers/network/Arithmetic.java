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

  /** Sets elements from, ..., to - 1 to 0. */
  void clear(A array, int from, int to);

  /** Passes over single units, windows and channels. */
  UnitPasses<A> units();

  /**
   * A linear layer: adds to output unit (o, p) of each lane the sum over the taps of p, in order,
   * each by one fused multiply-add.
   *
   * @param weights packed [row][channels]
   * @param channels of the output, at most the packed row's length
   * @param in [input unit][lane]
   * @param out [channel][position][lane], the sum begins with what it holds
   */
  void addTaps(Taps taps, A weights, int channels, A in, A out);

  /**
   * The gradient of a linear layer's weights for each lane: adds to element (o, k) the sum over the
   * positions, in order, of delta (o, p) times the input at the tap of row k at p, each by one
   * fused multiply-add. Positions without a tap of row k are left out.
   *
   * @param taps those of the forward pass
   * @param delta [channel][position][lane]
   * @param in [input unit][lane]
   * @param gradients [channel][row][lane] from element {@code at} on, in the order of parameters
   */
  void addWeightGradients(Taps taps, int rows, int channels, A delta, A in, A gradients, int at);
}
