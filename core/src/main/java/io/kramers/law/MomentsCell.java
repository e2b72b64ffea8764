package io.kramers.law;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * A moments experiment, every parameter resolved.
 *
 * @param ensemble the trials
 * @param epsilonSquared the value of E|w - w*|^2 whose first time is asked for, if one is
 */
public record MomentsCell(LawCell ensemble, OptionalDouble epsilonSquared) {
  /**
   * Steps from 1 to the horizon, evenly spaced in their logarithm but for rounding, and different.
   *
   * @param points at least 2; there are fewer where they round to the same step
   */
  public static List<Long> logarithmicSteps(long horizon, int points) {
    Set<Long> steps = new TreeSet<>();
    for (int i = 0; i < points; i++) {
      steps.add(Math.round(StrictMath.pow(horizon, i / (points - 1.0))));
    }
    return List.copyOf(steps);
  }
}
