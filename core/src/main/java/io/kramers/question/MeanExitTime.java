package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.exittime.ExactExitTime;
import io.kramers.exittime.Region;
import io.kramers.theory.ChainExit;

/** The mean time until some coordinate leaves. */
final class MeanExitTime {
  private MeanExitTime() {}

  static Question read(Settings settings) {
    if (settings.has("dynamics")) {
      return ofChain(ChainProblem.read(settings).orElse(null));
    }
    Region region = Region.read(settings);
    StochasticProcess process = StochasticProcess.read(settings, region.start());
    double timeStep = settings.has("time-step") ? settings.positive("time-step") : 0.0;
    if (!(process.noise() instanceof GaussianNoise)) {
      return () -> StableExitAnswer.of(process, region, timeStep);
    }
    return timeStep > 0
        ? ofChain(ChainProblem.of(process, region, timeStep))
        : () -> continuous(process, region);
  }

  private static Question ofChain(ChainProblem problem) {
    if (problem == null) {
      return () -> Answer.none(ChainProblem.NO_CHAIN);
    }
    return () ->
        Answer.of(() -> ChainExit.meanTimeOfAny(problem.exits(), problem.timeStep()))
            .noting(problem.inSteps() ? "in steps" : "watched at its time steps");
  }

  private static Answer continuous(StochasticProcess process, Region region) {
    Answer answer = Answer.of(() -> ExactExitTime.inContinuousTime(process, region));
    return KramersAnswer.beside(answer, process, region);
  }
}
