package io.kramers.landscape;

import io.kramers.numerics.Bisection;
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
   * The sign change of f.
   *
   * @param rising whether f goes from negative to positive
   * @throws NoSignChangeException if f has not the promised signs at the ends
   */
  double signChange(DoubleUnaryOperator f, boolean rising) {
    if (!(sign(f, low, rising) < 0 && sign(f, high, rising) > 0)) {
      throw new NoSignChangeException(this);
    }
    return Bisection.signChange(f, low, high, rising);
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
