package io.kramers.theory;

import java.util.Locale;

/** How a chain's exit over a threshold is noticed. */
public enum Crossing {
  /** The chain is looked at after each step and nowhere else. */
  DISCRETE,
  /**
   * Between two steps, both inside, it also exits with the probability that a Brownian bridge from
   * x to y of the step's variance s(x)^2 crosses the threshold b, exp(-2 (b - x)(b - y) / s(x)^2).
   * Two thresholds are tested independently.
   */
  BRIDGE;

  /** Its name in configurations and results. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
