package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import java.util.Map;

/** A loss of one coordinate with its minima and the maxima between them, which are saddles. */
public interface Well extends Profile {
  /** Its minima in ascending order, at least one. */
  double[] minima();

  /** Its maxima in ascending order, maybe none. */
  double[] maxima();

  /** Writes the derivative at w[i] to slope[i], for i &lt; n. */
  void slopes(double[] w, int n, double[] slope);

  /** Writes the loss at w[i] to value[i], for i &lt; n. */
  void values(double[] w, int n, double[] value);

  /** What a derivative at one point costs, in rough nanoseconds on one core. */
  double costOfSlope();

  /** The parameters that results show, by their names there. */
  Map<String, Object> parameters();

  /** Writes what distinguishes this loss from others into a cell's canonical text. */
  void describe(CanonicalText text);
}
