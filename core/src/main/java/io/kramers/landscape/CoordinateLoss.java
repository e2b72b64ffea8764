package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.simd.Vectorization;
import java.io.Serializable;
import java.util.Map;

/**
 * The loss of one sample as a function of one coordinate; a separable landscape is its sum over
 * coordinates and its average over data shifts.
 */
public interface CoordinateLoss extends Serializable {
  /** The loss at w. */
  double value(double w);

  /** Its derivative. */
  double derivative(double w);

  /** Its second derivative. */
  double secondDerivative(double w);

  /**
   * Where the basin's minimum lies: the averaged derivative is negative at low, positive at high.
   */
  Bracket minimumBracket();

  /** Where the saddle lies: the averaged derivative is positive at low, negative at high. */
  Bracket saddleBracket();

  /** The derivative as array passes, in the twin of the given provider. */
  DerivativePass derivativePass(Vectorization provider);

  /** The parameters that results show, by their names there. */
  Map<String, Object> parameters();

  /** Writes what distinguishes this loss from others into a cell's canonical text. */
  void describe(CanonicalText text);
}
