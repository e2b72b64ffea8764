package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.theory.ChainEnd;
import io.kramers.theory.ChainExit;

/**
 * The probability that some coordinate has left within T steps: at any of them, or under the rule
 * final-step after the last.
 *
 * @param problem the chains; null where the dynamics has none of independent coordinates
 * @param steps T, at least 1
 * @param rule when an escape is looked for
 */
record EscapeProbability(ChainProblem problem, long steps, EndRule rule) implements Question {
  static EscapeProbability read(Settings settings) {
    EndRule rule = EndRule.read(settings);
    long steps = EndRule.steps(settings);
    return new EscapeProbability(ChainProblem.read(settings).orElse(null), steps, rule);
  }

  @Override
  public Answer answer() {
    if (problem == null) {
      return Answer.none(ChainProblem.NO_CHAIN);
    }
    return Answer.of(
        () ->
            rule.finalStep()
                ? ChainEnd.someBelow(problem.ends(rule.radius(), steps))
                : ChainExit.probabilityOfAny(problem.exits(), steps));
  }
}
