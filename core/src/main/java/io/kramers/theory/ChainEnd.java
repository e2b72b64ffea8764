package io.kramers.theory;

import io.kramers.theory.Refinement.Approximation;
import java.util.List;

/**
 * Where a coordinate of a chain is after its last step: diverged on the way, or finite and below or
 * above a threshold; the three add up to one.
 *
 * @param diverged the probability that |w| was greater than a radius after some step
 * @param below the probability that it never was, and w is less than the threshold at the end
 * @param above the probability that it never was, and w is not
 */
public record ChainEnd(Exact diverged, Exact below, Exact above) {
  private static final String OPERATOR = "transfer operator, Nystroem quadrature on two meshes";

  /**
   * The end of a chain.
   *
   * @param start where it starts, within the radius
   * @param threshold the place between below and above, within the radius
   * @param radius R, greater than 0
   * @param steps T, at least 1
   * @throws NoExactAnswerException as {@link ChainExit} says
   */
  public static ChainEnd of(
      GaussianChain chain, double start, double threshold, double radius, long steps) {
    ExitInterval finite = new ExitInterval(-radius, radius);
    if (!finite.holds(start) || !finite.holds(threshold)) {
      throw new IllegalArgumentException("start and threshold must lie within the radius");
    }
    ChainExit.checkSteps(steps);
    Meshes meshes = new Meshes(chain, start, finite, Crossing.DISCRETE, threshold, steps);
    Approximation end =
        Refinement.refine(
            level -> {
              Course course = meshes.course(level, steps);
              double below = course.survival(steps) * course.below();
              double above = course.survival(steps) * course.above();
              double beyond = course.beyond(steps);
              double change = course.survivalChange(steps) + course.shareChange();
              return new Approximation(
                  new double[] {course.escaped(steps), below, above},
                  new double[] {
                    course.uncertainty(steps), beyond + below * change, beyond + above * change
                  });
            });
    return new ChainEnd(end.exact(0, OPERATOR), end.exact(1, OPERATOR), end.exact(2, OPERATOR));
  }

  /** The probability that some coordinate diverged, 1 - prod (1 - d_j). */
  public static Exact someDiverged(List<ChainEnd> coordinates) {
    return Independent.any(coordinates.stream().map(ChainEnd::diverged).toList());
  }

  /**
   * The probability that no coordinate diverged and at least one is below its threshold, prod (1 -
   * d_j) - prod a_j, as a sum of positive terms.
   */
  public static Exact someBelow(List<ChainEnd> coordinates) {
    double some = 0.0;
    double none = 1.0;
    double error = 0.0;
    for (ChainEnd end : coordinates) {
      double below = end.below.value();
      double above = end.above.value();
      double further = none * end.below.errorEstimate() + some * end.above.errorEstimate();
      error = error * (below + above) + further;
      some = some * (below + above) + none * below;
      none *= above;
    }
    return new Exact(some, error, OPERATOR);
  }
}
