package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.theory.ChainEnd;

/**
 * The probability that no coordinate diverged within T steps and at least one is then below its
 * saddle.
 *
 * @param problem the chains; null where the dynamics has none of independent coordinates
 * @param steps T, at least 1
 * @param rule with the radius
 */
record EndBelowProbability(ChainProblem problem, long steps, EndRule rule) implements Question {
  static EndBelowProbability read(Settings settings) {
    EndRule rule = EndRule.readFinalStep(settings);
    long steps = EndRule.steps(settings);
    return new EndBelowProbability(ChainProblem.read(settings).orElse(null), steps, rule);
  }

  @Override
  public Answer answer() {
    return problem == null
        ? Answer.none(ChainProblem.NO_CHAIN)
        : Answer.of(() -> ChainEnd.someBelow(problem.ends(rule.radius(), steps)));
  }
}
