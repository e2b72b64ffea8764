package io.kramers.theory;

/**
 * A panel of a composite quadrature, the image of [0, 1]. From an end with a kink the place goes
 * with the square of the variable, in which half-integer powers of the distance are smooth.
 */
record MeshPanel(double low, double high, boolean kinkBelow, boolean kinkAbove) {
  /** The place that belongs to t, from 0 to 1. */
  double place(double t) {
    double share = t;
    if (kinkBelow && kinkAbove) {
      share = t * t * (3.0 - 2.0 * t);
    } else if (kinkBelow) {
      share = t * t;
    } else if (kinkAbove) {
      share = t * (2.0 - t);
    }
    return low + (high - low) * share;
  }

  /** The derivative of the place. */
  double slope(double t) {
    double slope = 1.0;
    if (kinkBelow && kinkAbove) {
      slope = 6.0 * t * (1.0 - t);
    } else if (kinkBelow) {
      slope = 2.0 * t;
    } else if (kinkAbove) {
      slope = 2.0 * (1.0 - t);
    }
    return (high - low) * slope;
  }
}
