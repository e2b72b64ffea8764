package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.theory.PearsonDiffusion;

/**
 * The time at which E |w - w*|^2 from the minimum of a harmonic basin is epsilon^2.
 *
 * @param problem in continuous time
 * @param epsilonSquared greater than 0
 */
record EpsilonEscapingTime(HarmonicProblem problem, double epsilonSquared) implements Question {
  static EpsilonEscapingTime read(Settings settings) {
    for (String key : new String[] {"dynamics", "time-step"}) {
      if (settings.has(key)) {
        throw settings.invalid(
            key, "is not for this quantity, which is of continuous time: leave it out");
      }
    }
    HarmonicProblem problem = HarmonicProblem.read(settings).orElseThrow();
    if (problem.start() != 0) {
      throw settings.invalid("start", "must be 0, the minimum, for this quantity");
    }
    return new EpsilonEscapingTime(problem, settings.positive("epsilon-squared"));
  }

  @Override
  public Answer answer() {
    double small =
        epsilonSquared
            / problem.diffusions().stream().mapToDouble(d -> d.learningRate() * d.sigma()).sum();
    return Answer.of(
            () -> PearsonDiffusion.epsilonEscapingTime(problem.diffusions(), epsilonSquared))
        .noting("for small epsilon it is " + small + " in every interpretation");
  }
}
