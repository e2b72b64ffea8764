package io.kramers.exittime;

import io.kramers.dynamics.AlphaStableNoise;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.landscape.Profile;
import io.kramers.theory.Exact;
import io.kramers.theory.StableExit;
import java.util.Optional;

/** Exact mean exit times of processes with alpha-stable noise, of one coordinate. */
public final class StableExitTime {
  private StableExitTime() {}

  /**
   * In continuous time; empty for several coordinates, and for a drift that is not linear.
   *
   * @throws io.kramers.theory.NoExactAnswerException if there is none within reach
   */
  public static Optional<Exact> inContinuousTime(StochasticProcess process, Region region) {
    return process.landscape().dimension() == 1 && linear(process)
        ? Optional.of(
            exit(process, region).withLinearDrift(curvature(process), process.minimum().get(0)))
        : Optional.empty();
  }

  /**
   * Of Euler's chain, watched at its steps; empty for several coordinates.
   *
   * @throws io.kramers.theory.NoExactAnswerException if there is none within reach
   */
  public static Optional<Exact> ofChain(StochasticProcess process, Region region, double timeStep) {
    return process.landscape().dimension() == 1
        ? Optional.of(exit(process, region).ofChain(process.landscape().profile(0), timeStep))
        : Optional.empty();
  }

  /** The exit of the first coordinate, which also knows the laws for small noise. */
  public static StableExit exit(StochasticProcess process, Region region) {
    AlphaStableNoise noise = (AlphaStableNoise) process.noise();
    return new StableExit(noise.alpha(), noise.scale(), region.exit(), region.start());
  }

  /** The loss's second derivative at the minimum of the first coordinate. */
  public static double curvature(StochasticProcess process) {
    return process.landscape().profile(0).secondDerivative(process.minimum().get(0));
  }

  private static boolean linear(StochasticProcess process) {
    Profile loss = process.landscape().profile(0);
    double minimum = process.minimum().get(0);
    double curvature = curvature(process);
    for (double x : new double[] {-2.0, -0.5, 0.25, 1.0}) {
      if (loss.derivative(minimum + x) != curvature * x) {
        return false;
      }
    }
    return true;
  }
}
