package io.kramers.network;

/**
 * Passes of linear layers. Every sum is one chain of fused multiply-adds for each output and lane,
 * in the order that is said here.
 *
 * <p>Immutable and shared by threads; passes allocate nothing.
 *
 * @param <A> float[] or double[]
 */
interface LinearPasses<A> {
  /** Length of packed weights. */
  int packedLength(Taps taps);

  /**
   * Weights as {@link #setTaps} and {@link #addTaps} take them.
   *
   * @param weights of all layers
   * @param at place of this layer's first
   * @param startAt place of what channel 0's sums begin with, one a channel; negative where they
   *     begin with 0
   * @param packed all zeros from element {@code to} on
   */
  void pack(Taps taps, A weights, int at, int startAt, A packed, int to);

  /**
   * Sets each position of each channel to its sum, tap after tap.
   *
   * @param from element where the packed weights begin
   * @param out [channel][position][lane]
   */
  void setTaps(Taps taps, A packed, int from, A in, A out);

  /** Adds what {@link #setTaps} sets. */
  void addTaps(Taps taps, A packed, int from, A in, A out);

  /**
   * Adds each weight's gradient: chunk after chunk of its row's positions, the sum, which begins
   * with 0, of delta times input in order.
   *
   * @param taps those of the way forward
   * @param rows all of them
   * @param delta [channel][position][lane]
   * @param gradients [parameter][lane]
   * @param at element of the first weight's lane 0
   */
  void addGradients(Taps taps, TapRows[] rows, A delta, A in, A gradients, int at);

  /**
   * Adds each weight's gradient where there is one position: delta times input, rounded.
   *
   * @param units of the input
   * @param gradients [channel][unit][lane] from element {@code at} on
   */
  void addOuterProducts(int channels, int units, A delta, A in, A gradients, int at);

  /**
   * Sets from element 0 on what {@link #addOuterProducts} makes of zeros; a product of -0 becomes
   * 0.
   */
  void setOuterProducts(int channels, int units, A delta, A in, A gradients);

  /**
   * Adds the gradient of what each channel's sums begin with: the sum of its deltas in order.
   *
   * @param gradients [channel][lane] from element {@code at} on
   */
  void addChannelSums(int channels, int positions, A delta, A gradients, int at);

  /**
   * Adds each lane's product of |delta|^2 and |in|^2 + more, both sums in double and in order.
   *
   * @param norms [lane]
   */
  void addNormProducts(int channels, int units, A delta, A in, double more, double[] norms);
}
