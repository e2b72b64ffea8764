package io.kramers.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds arrays in the order of their numbers, in whatever order threads bring them. What comes too
 * early waits; arrays are used again.
 */
final class OrderedSum {
  private final double[] sum;
  private final Map<Integer, double[]> early = new HashMap<>();
  private final Deque<double[]> spare = new ArrayDeque<>();
  private int next;

  OrderedSum(int length) {
    sum = new double[length];
  }

  /** Begins anew, at number 0. */
  synchronized void clear() {
    Arrays.fill(sum, 0);
    next = 0;
  }

  /** Zeros for a thread to fill. */
  synchronized double[] zeros() {
    double[] part = spare.poll();
    if (part == null) {
      return new double[sum.length];
    }
    Arrays.fill(part, 0);
    return part;
  }

  /** Takes what {@link #zeros} gave. */
  synchronized void add(int number, double[] part) {
    early.put(number, part);
    for (double[] due = early.remove(next); due != null; due = early.remove(next)) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += due[i];
      }
      spare.push(due);
      next++;
    }
  }

  /** The sum so far, which others may still add to. */
  double[] values() {
    return sum;
  }
}
