package io.kramers.landscape;

import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;

/**
 * An interval that holds a sign change of a function.
 *
 * @param low its lower end
 * @param high its upper end, greater than low
 */
public record Bracket(double low, double high) implements Serializable {
  /**
   * The sign change of f, bisected down to neighbouring doubles, so that no rounding of a library
   * function decides a bit of it. Where both neighbours are as good, the one with the smaller |f|.
   *
   * @param rising whether f goes from negative to positive
   * @throws NoSignChangeException if f has not the promised signs at the ends
   */
  double signChange(DoubleUnaryOperator f, boolean rising) {
    double below = low;
    double above = high;
    if (!(sign(f, below, rising) < 0 && sign(f, above, rising) > 0)) {
      throw new NoSignChangeException(this);
    }
    double middle = 0.5 * (below + above);
    while (below < middle && middle < above) {
      if (sign(f, middle, rising) < 0) {
        below = middle;
      } else {
        above = middle;
      }
      middle = 0.5 * (below + above);
    }
    return Math.abs(f.applyAsDouble(below)) < Math.abs(f.applyAsDouble(above)) ? below : above;
  }

  private static double sign(DoubleUnaryOperator f, double w, boolean rising) {
    return rising ? f.applyAsDouble(w) : -f.applyAsDouble(w);
  }

  /** The function has not the promised signs at the ends of a bracket. */
  static final class NoSignChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSignChangeException(Bracket bracket) {
      super("no sign change in [" + bracket.low + ", " + bracket.high + "]");
    }
  }
}
