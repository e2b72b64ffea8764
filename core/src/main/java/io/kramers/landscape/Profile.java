package io.kramers.landscape;

import java.io.Serializable;

/** A loss along one coordinate. */
public interface Profile extends Serializable {
  /** The loss at w. */
  double value(double w);

  /** Its derivative. */
  double derivative(double w);

  /** Its second derivative; at a kink the mean of both sides, where they have one. */
  double secondDerivative(double w);

  /** Where it is not analytic, in ascending order, maybe nowhere. */
  double[] kinks();
}
