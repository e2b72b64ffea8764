package io.kramers.theory;

import io.kramers.theory.Refinement.Approximation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The exit of a {@link GaussianChain} from an interval, from its transfer operator: when, and with
 * which probability within some steps. The chain is looked at after each step and not at its start;
 * several coordinates are independent chains, of which the first to exit counts.
 *
 * <p>Every method throws {@link NoExactAnswerException} where there is no answer to be had: where
 * the noise vanishes within the chain's reach, or is too small for a mesh of some thousand nodes,
 * or where the chain may run away. Error estimates hold the difference of two meshes, what gets
 * beyond them, and how far the survivors' law may be from rest where not every step is taken.
 *
 * @param chain the chain
 * @param start where it starts
 * @param interval what it exits from, with the start inside
 * @param crossing how an exit is noticed
 */
public record ChainExit(
    GaussianChain chain, double start, ExitInterval interval, Crossing crossing) {
  private static final String OPERATOR = "transfer operator, Nystroem quadrature on two meshes";
  private static final String REDUCTION = OPERATOR + ", (I - K) tau = 1 by state reduction";

  /**
   * Checks the start.
   *
   * @throws IllegalArgumentException if the start is outside the interval
   */
  public ChainExit {
    if (!interval.holds(start)) {
      throw new IllegalArgumentException("the chain starts outside, at " + start);
    }
  }

  static void checkSteps(long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("there must be at least one step, not " + steps);
    }
  }

  private Meshes meshes(double horizon) {
    return new Meshes(chain, start, interval, crossing, Double.NaN, horizon);
  }

  /**
   * The probability of an exit within some steps, with a small relative error also where it is
   * tiny.
   *
   * @param steps T, at least 1
   */
  public Exact probability(long steps) {
    checkSteps(steps);
    Meshes meshes = meshes(steps);
    Approximation probability =
        Refinement.refine(
            level -> {
              Course course = meshes.course(level, steps);
              return Approximation.of(course.escaped(steps), course.uncertainty(steps));
            });
    return probability.exact(0, OPERATOR);
  }

  /**
   * The mean time to the exit, the steps' number times their length; with {@link Crossing#BRIDGE}
   * exits count at the middle of their step.
   *
   * @param timeStep the length of a step, 1 for the mean number of steps
   */
  public Exact meanTime(double timeStep) {
    Meshes meshes = meshes(Double.POSITIVE_INFINITY);
    Approximation time =
        Refinement.refine(
            level -> {
              StateReduction life = new StateReduction(meshes.operator(level).steps());
              double mean = timeStep * (life.meanSteps() - middle());
              // From beyond the mesh, it is taken, the chain needs about as long as from here.
              double lost = life.loss() + life.meanSteps() * Cells.BEYOND_CUT;
              return Approximation.of(mean, mean * lost);
            });
    return time.exact(0, REDUCTION);
  }

  /** How much of its last step a chain has not yet taken at its exit. */
  private double middle() {
    return crossing == Crossing.BRIDGE ? 0.5 : 0.0;
  }

  /**
   * The probability that some coordinate exits within some steps, with a small relative error also
   * where it is tiny.
   *
   * @param coordinates at least one
   * @param steps T, at least 1
   */
  public static Exact probabilityOfAny(List<ChainExit> coordinates, long steps) {
    Map<ChainExit, Exact> known = new HashMap<>();
    List<Exact> probabilities =
        coordinates.stream()
            .map(coordinate -> known.computeIfAbsent(coordinate, one -> one.probability(steps)))
            .toList();
    return Independent.any(probabilities);
  }

  /**
   * The mean time until some coordinate exits, as {@link #meanTime}.
   *
   * @param coordinates at least one, all with the same crossing
   * @param timeStep the length of a step, 1 for the mean number of steps
   */
  public static Exact meanTimeOfAny(List<ChainExit> coordinates, double timeStep) {
    if (coordinates.size() == 1) {
      return coordinates.get(0).meanTime(timeStep);
    }
    IntFunction<Independent> lives = lives(coordinates);
    double middle = coordinates.get(0).middle();
    Approximation time =
        Refinement.refine(
            level -> {
              Independent all = lives.apply(level);
              double mean = timeStep * (all.meanSteps() - middle);
              return Approximation.of(mean, mean * all.uncertaintyOfMean());
            });
    return time.exact(0, OPERATOR + ", sum of the probabilities of no exit");
  }

  /** The lives of the coordinates by the level of the mesh; equal ones are worked out once. */
  private static IntFunction<Independent> lives(List<ChainExit> coordinates) {
    Map<ChainExit, Meshes> meshes = new HashMap<>();
    coordinates.forEach(
        one -> meshes.computeIfAbsent(one, any -> any.meshes(Double.POSITIVE_INFINITY)));
    return level -> {
      Map<ChainExit, Course> known = new HashMap<>();
      meshes.forEach((one, mesh) -> known.put(one, mesh.life(level)));
      return new Independent(coordinates.stream().map(known::get).toList());
    };
  }
}
