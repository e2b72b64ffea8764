package io.kramers.fit;

import io.kramers.dynamics.CoordinateNoise;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.LossDependentNoise;
import io.kramers.dynamics.Noise;
import io.kramers.dynamics.StateDependentNoise;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.landscape.Profile;
import java.util.stream.DoubleStream;

/**
 * What an exit time depends on, along the coordinate and to the bound of the lowest barrier; the
 * first such coordinate, and the nearer bound, where several are as low.
 *
 * @param kappa how the noise grows: eta mu / 2 where it depends on the loss, eta rho / h where on
 *     the state, with h = L'' at w*; 0 for noise that does neither
 * @param barrier dL = L(to) - L(w*)
 * @param width |to - from|, greater than 0
 * @param noiseRatio D(to) / D(w*), which is 1 + mu dL / sigma where the noise depends on the loss;
 *     1 for noise that is the same everywhere
 * @param attemptRate the rate in front of Kramers' law but for its number: sqrt(h |L''(to)|) where
 *     the bound is on a maximum, else h
 */
public record ExitCovariates(
    double kappa, double barrier, double width, double noiseRatio, double attemptRate) {
  /** A slope below this part of h times the width is that of a maximum. */
  private static final double FLAT = 1e-3;

  /** Those of a cell. */
  public static ExitCovariates of(ExitTimeCell cell) {
    ExitCovariates lowest = null;
    double from = cell.region().start();
    for (int j = 0; j < cell.process().landscape().dimension(); j++) {
      double[] bounds =
          DoubleStream.of(cell.region().exit().lower(), cell.region().exit().upper())
              .filter(Double::isFinite)
              .toArray();
      for (double to : bounds) {
        ExitCovariates here = along(cell.process(), j, from, to);
        if (lowest == null
            || here.barrier < lowest.barrier
            || here.barrier == lowest.barrier && here.width < lowest.width) {
          lowest = here;
        }
      }
    }
    return lowest;
  }

  private static ExitCovariates along(StochasticProcess process, int j, double from, double to) {
    Profile loss = process.landscape().profile(j);
    double minimum = process.minimum().get(j);
    double curvature = loss.secondDerivative(minimum);
    double width = Math.abs(to - from);
    double there = loss.secondDerivative(to);
    boolean maximum =
        there < 0 && Math.abs(loss.derivative(to)) <= FLAT * Math.abs(curvature) * width;
    return new ExitCovariates(
        kappa(process.noise(), process.learningRate(), j, curvature),
        loss.value(to) - loss.value(minimum),
        width,
        noiseRatio(process.noise(), j, loss, minimum, to),
        maximum ? Math.sqrt(curvature * -there) : curvature);
  }

  private static double kappa(Noise noise, double learningRate, int j, double curvature) {
    if (noise instanceof LossDependentNoise loss) {
      return 0.5 * learningRate * loss.mu(j);
    }
    if (noise instanceof StateDependentNoise state) {
      return state.rho(j) == 0.0 ? 0.0 : learningRate * state.rho(j) / curvature;
    }
    return 0.0;
  }

  private static double noiseRatio(Noise noise, int j, Profile loss, double minimum, double to) {
    if (noise instanceof GaussianNoise gaussian) {
      CoordinateNoise along = gaussian.along(j, loss, minimum);
      return along.variance(to) / along.variance(minimum);
    }
    return 1.0;
  }
}
