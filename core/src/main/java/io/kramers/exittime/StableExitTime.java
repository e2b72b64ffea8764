package io.kramers.exittime;

import io.kramers.dynamics.StochasticProcess;
import io.kramers.theory.Exact;
import java.util.Optional;

/** Exact mean exit times of processes with alpha-stable noise. */
public final class StableExitTime {
  private StableExitTime() {}

  public static Optional<Exact> inContinuousTime(StochasticProcess process, Region region) {
    return Optional.empty();
  }

  public static Optional<Exact> ofChain(StochasticProcess process, Region region, double timeStep) {
    return Optional.empty();
  }
}
