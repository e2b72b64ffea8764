package io.kramers.question;

import io.kramers.dynamics.StochasticProcess;
import io.kramers.exittime.Region;
import io.kramers.exittime.StableExitTime;

/** The mean exit time of an alpha-stable process, with the small-noise laws beside it. */
final class StableExitAnswer {
  private StableExitAnswer() {}

  static Answer of(StochasticProcess process, Region region, double timeStep) {
    return Answer.ofOptional(
        () ->
            timeStep > 0
                ? StableExitTime.ofChain(process, region, timeStep)
                : StableExitTime.inContinuousTime(process, region),
        "no exact answer: it is known for one harmonic coordinate and an interval");
  }
}
