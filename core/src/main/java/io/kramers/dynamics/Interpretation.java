package io.kramers.dynamics;

import java.util.Locale;

/**
 * What the noise term of a stochastic differential equation dw = -L' dt + sqrt(eta D(w)) dB means
 * where D depends on w: the point of a time step at which D is taken.
 *
 * <p>As an Ito equation the drift of interpretation alpha is -L' + alpha eta D' / 2. The paper
 * writes Ito equations (Eq. 3, 7, 10, 12) and an isothermal Smoluchowski equation (Eq. 18).
 */
public enum Interpretation {
  /** D at the step's beginning, alpha = 0. */
  ITO(0.0),
  /** D in the middle, alpha = 1/2. */
  STRATONOVICH(0.5),
  /** D at its end, alpha = 1; Haenggi's and Klimontovich's, also called kinetic. */
  ISOTHERMAL(1.0);

  private final double alpha;

  Interpretation(double alpha) {
    this.alpha = alpha;
  }

  /** The point of the step, from 0, its beginning, to 1, its end. */
  public double alpha() {
    return alpha;
  }

  /** Its name in configurations and results. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
