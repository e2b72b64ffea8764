package io.kramers.dynamics;

import io.kramers.simd.Padded;
import java.util.Arrays;

/**
 * The live trials of a block: their numbers and states, one array a coordinate. Retiring a trial
 * moves the last live one into its place, so cost follows the living; no result depends on the
 * order, since a trajectory is a function of its trial's number.
 */
public final class Trials {
  private final long[] numbers;
  private final double[][] w;
  private int live;

  /** Room for {@code capacity} trials in {@code dimension} coordinates, none alive yet. */
  public Trials(int dimension, int capacity) {
    numbers = new long[Padded.length(capacity)];
    w = new double[dimension][numbers.length];
  }

  /** Makes trials first, ..., first + count - 1 alive, all at the same point. */
  public void start(long first, int count, double[] point) {
    for (int i = 0; i < count; i++) {
      numbers[i] = first + i;
    }
    for (int j = 0; j < w.length; j++) {
      Arrays.fill(w[j], 0, count, point[j]);
    }
    live = count;
  }

  /** Number of live trials. */
  public int live() {
    return live;
  }

  /** Length of the arrays. */
  public int capacity() {
    return numbers.length;
  }

  /** The live trials' numbers, in the first {@link #live} elements. */
  public long[] numbers() {
    return numbers;
  }

  /** The live trials' states: w()[j][i] is coordinate j of the i-th. */
  public double[][] w() {
    return w;
  }

  /** Removes the i-th live trial; the last one takes its place. */
  public void retire(int i) {
    live--;
    numbers[i] = numbers[live];
    for (double[] coordinate : w) {
      coordinate[i] = coordinate[live];
    }
  }
}
