package io.kramers.network;

/**
 * Passes over single units, windows of a channel and sums over a channel's units. Places are
 * elements: that of unit u is u * LANES.
 *
 * <p>Immutable and shared by threads; passes allocate nothing. NaN goes in and comes out, so that a
 * network which has diverged has a loss of NaN.
 *
 * @param <A> float[] or double[]
 */
interface UnitPasses<A> {
  /** Sets sum to a + b; it may be one of them. */
  void add(A a, A b, A sum);

  /** Sets out to max(in, 0). */
  void rectify(A in, A out);

  /** Adds deltaOut where out is greater than 0. */
  void addRectified(A out, A deltaOut, A deltaIn);

  /** Sets out to fma(in, factor, shift) in elements from, ..., to - 1. */
  void scale(A in, int from, int to, double factor, double shift, A out);

  /** Adds fma(in, factor, shift) to elements from, ..., to - 1. */
  void addScaled(A in, int from, int to, double factor, double shift, A into);

  /** Sets each position of a channel of {@code out} to the greatest of its window. */
  void maxima(Windows windows, A in, int inAt, A out, int outAt);

  /** Adds each position's delta to the first unit of its window that has the greatest value. */
  void addToFirstMaxima(Windows windows, A in, int inAt, A out, A deltaOut, int outAt, A deltaIn);

  /** Sets each position of a channel of {@code out} to factor times the sum of its window. */
  void sums(Windows windows, double factor, A in, int inAt, A out, int outAt);

  /** Adds factor times each position's delta to all units of its window. */
  void addToWindows(Windows windows, double factor, A deltaOut, int outAt, A deltaIn, int inAt);

  /**
   * Adds to each lane's sum, in double, its elements of consecutive units in order.
   *
   * @param at of lane 0's sum
   */
  void addSums(A x, int from, int units, double[] sums, int at);

  /** As {@link #addSums}, with the products of x and y, which round once as they are added. */
  void addProducts(A x, A y, int from, int units, double[] sums, int at);

  /**
   * Adds to one number a unit, in double, the sum of the lanes in order.
   *
   * @param from of the first unit
   * @param at of the first unit's number
   */
  void addLanes(A x, int from, int units, double[] sums, int at);
}
