package io.kramers.question;

import io.kramers.dynamics.StochasticProcess;
import io.kramers.exittime.Region;
import io.kramers.exittime.StableExitTime;
import io.kramers.theory.StableExit;

/** The mean exit time of an alpha-stable process, with the small-noise laws beside it. */
final class StableExitAnswer {
  private static final String NONE =
      "no exact answer: it is known for one coordinate, and in continuous time for a harmonic loss";

  private StableExitAnswer() {}

  static Answer of(StochasticProcess process, Region region, double timeStep) {
    Answer answer =
        Answer.ofOptional(
            () ->
                timeStep > 0
                    ? StableExitTime.ofChain(process, region, timeStep)
                    : StableExitTime.inContinuousTime(process, region),
            NONE);
    double minimum = process.minimum().get(0);
    StableExit exit = StableExitTime.exit(process, region);
    boolean basin =
        StableExitTime.curvature(process) > 0
            && exit.interval().holds(minimum)
            && exit.alpha() < 2
            && process.landscape().dimension() == 1;
    return basin
        ? answer
            .beside(exit.smallNoiseAsPrinted(minimum), exit.smallNoise(minimum))
            .noting(
                "printed is Table 1's width^alpha, without eps^-alpha and the driver's"
                    + " normalisation; corrected is the law for small noise with both")
        : answer;
  }
}
