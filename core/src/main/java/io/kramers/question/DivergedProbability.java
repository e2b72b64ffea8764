package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.theory.ChainEnd;

/**
 * The probability that some coordinate was beyond the divergence radius after some of T steps.
 *
 * @param problem the chains; null where the dynamics has none of independent coordinates
 * @param steps T, at least 1
 * @param rule with the radius
 */
record DivergedProbability(ChainProblem problem, long steps, EndRule rule) implements Question {
  static DivergedProbability read(Settings settings) {
    EndRule rule = EndRule.readFinalStep(settings);
    long steps = EndRule.steps(settings);
    return new DivergedProbability(ChainProblem.read(settings).orElse(null), steps, rule);
  }

  @Override
  public Answer answer() {
    return problem == null
        ? Answer.none(ChainProblem.NO_CHAIN)
        : Answer.of(() -> ChainEnd.someDiverged(problem.ends(rule.radius(), steps)));
  }
}
