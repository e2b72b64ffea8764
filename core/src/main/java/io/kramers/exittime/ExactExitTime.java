package io.kramers.exittime;

import io.kramers.dynamics.StochasticProcess;
import io.kramers.theory.ChainExit;
import io.kramers.theory.Crossing;
import io.kramers.theory.Exact;
import io.kramers.theory.ExitInterval;
import io.kramers.theory.FirstPassage;
import io.kramers.theory.GaussianChain;
import io.kramers.theory.SurvivalCurve;
import java.util.ArrayList;
import java.util.List;

/** Exact mean exit times of processes with Gaussian noise. */
public final class ExactExitTime {
  private ExactExitTime() {}

  /**
   * In continuous time: by quadrature, or for the first exit of several coordinates from their
   * survival functions.
   *
   * @throws io.kramers.theory.NoExactAnswerException if there is none within reach
   */
  public static Exact inContinuousTime(StochasticProcess process, Region region) {
    ExitInterval exit = region.exit();
    if (process.landscape().dimension() > 1) {
      List<SurvivalCurve> curves = new ArrayList<>();
      for (int j = 0; j < process.landscape().dimension(); j++) {
        curves.add(
            region.isInterval()
                ? SurvivalCurve.out(process.along(j), region.start(), exit.lower(), exit.upper())
                : SurvivalCurve.of(process.along(j), region.start(), region.to()));
      }
      return SurvivalCurve.meanOfFirst(curves);
    }
    return region.isInterval()
        ? FirstPassage.meanOut(process.along(0), region.start(), exit.lower(), exit.upper())
        : FirstPassage.mean(process.along(0), region.start(), region.to());
  }

  /**
   * The Euler-Maruyama chains of a process, one a coordinate.
   *
   * @param timeStep dt, greater than 0
   */
  public static List<ChainExit> chains(
      StochasticProcess process, Region region, double timeStep, Crossing crossing) {
    List<ChainExit> exits = new ArrayList<>();
    for (int j = 0; j < process.landscape().dimension(); j++) {
      exits.add(
          new ChainExit(
              GaussianChain.eulerMaruyama(process.along(j), timeStep),
              region.start(),
              region.exit(),
              crossing));
    }
    return List.copyOf(exits);
  }
}
