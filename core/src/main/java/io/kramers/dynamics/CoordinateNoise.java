package io.kramers.dynamics;

import java.io.Serializable;

/** The noise D(w) of one coordinate, the gradient's variance before the learning rate's factor. */
public interface CoordinateNoise extends Serializable {
  /** D(w), positive wherever the process goes. */
  double variance(double w);

  /** D'(w). */
  double derivative(double w);
}
