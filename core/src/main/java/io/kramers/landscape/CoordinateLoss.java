package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.simd.Vectorization;
import java.util.Map;

/**
 * The loss of one sample as a function of one coordinate; a separable landscape is its sum over
 * coordinates and its average over data shifts.
 */
public interface CoordinateLoss extends Profile {
  /** Where its derivative is not analytic, at least one place. */
  @Override
  double[] kinks();

  /**
   * The Taylor coefficients of its derivative about w, from the power 0 up.
   *
   * @param w not a singularity
   * @param coefficients receives as many as it is long
   */
  void derivativeSeries(double w, double[] coefficients);

  /**
   * At least the largest size of its derivative on the disc about w in the complex plane, where it
   * is continued analytically.
   *
   * @param radius at most the distance to the nearest singularity
   */
  double derivativeBound(double w, double radius);

  /** Adds to sum[i] its value at w[i] - shift, for i &lt; n. */
  void addValues(double[] w, double shift, int n, double[] sum);

  /**
   * Where the basin's minimum lies: the averaged derivative is negative at low, positive at high.
   */
  Bracket minimumBracket();

  /** Where the saddle lies: the averaged derivative is positive at low, negative at high. */
  Bracket saddleBracket();

  /** The derivative as array passes, in the twin of the given provider. */
  DerivativePass derivativePass(Vectorization provider);

  /** What a derivative at one point costs, in rough nanoseconds on one core. */
  double costOfDerivative();

  /** The parameters that results show, by their names there. */
  Map<String, Object> parameters();

  /** Writes what distinguishes this loss from others into a cell's canonical text. */
  void describe(CanonicalText text);
}
