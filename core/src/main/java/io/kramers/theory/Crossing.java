package io.kramers.theory;

import java.util.Locale;

/** When a chain with Gaussian steps counts as having left. */
public enum Crossing {
  /** Where it stands outside after a step. */
  DISCRETE,
  /**
   * Also where a Brownian bridge between the step's ends, with the step's noise, crosses the bound:
   * with probability exp(-2 (b - x)(b - y) / s^2). Takes the leading term, of order sqrt(dt), out
   * of the exit time's bias.
   */
  BRIDGE;

  /** Its name in configurations and results. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
