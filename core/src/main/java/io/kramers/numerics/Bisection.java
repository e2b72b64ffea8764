package io.kramers.numerics;

import java.util.function.DoubleUnaryOperator;

/** Finds where a function changes its sign. */
public final class Bisection {
  private Bisection() {}

  /**
   * The sign change of f, bisected down to neighbouring doubles, so that no rounding of a library
   * function decides a bit of it. Where both neighbours are as good, the one with the smaller |f|.
   *
   * @param low where f is negative if rising, else positive
   * @param high greater than low, where f has the other sign
   * @param rising whether f goes from negative to positive
   */
  public static double signChange(DoubleUnaryOperator f, double low, double high, boolean rising) {
    double below = low;
    double above = high;
    double middle = 0.5 * (below + above);
    while (below < middle && middle < above) {
      double value = f.applyAsDouble(middle);
      if (rising ? value < 0 : value > 0) {
        below = middle;
      } else {
        above = middle;
      }
      middle = 0.5 * (below + above);
    }
    return Math.abs(f.applyAsDouble(below)) < Math.abs(f.applyAsDouble(above)) ? below : above;
  }
}
