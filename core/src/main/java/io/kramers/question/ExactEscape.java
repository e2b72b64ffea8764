package io.kramers.question;

import io.kramers.dynamics.Dynamics;
import io.kramers.landscape.Landscape;
import java.util.Arrays;
import java.util.Optional;

/** The exact answer beside an escape experiment's cell. */
public final class ExactEscape {
  private ExactEscape() {}

  /**
   * The probability that trials from the landscape's minimum escape, in about a second.
   *
   * @param learningRate eta, greater than 0
   * @param steps T, at least 1
   * @param finalStep whether an escape is looked for after the last step alone, and not after each
   * @param divergenceRadius R of the rule final-step; under the other one a trial that diverges
   *     counts where it crosses later
   */
  public static Answer probability(
      Landscape landscape,
      Dynamics dynamics,
      double learningRate,
      long steps,
      boolean finalStep,
      double divergenceRadius) {
    if (!Arrays.stream(landscape.saddle()).allMatch(Double::isFinite)) {
      return Answer.none("no exact answer: the landscape has no saddle below its minimum");
    }
    return new EscapeProbability(
            ChainProblem.eq12(landscape, dynamics, learningRate, Optional.empty()).orElse(null),
            steps,
            new EndRule(finalStep, divergenceRadius))
        .answer();
  }
}
