package io.kramers.question;

import io.kramers.dynamics.Dynamics;
import io.kramers.dynamics.Langevin;
import io.kramers.dynamics.PowerLaw;
import io.kramers.landscape.Landscape;
import io.kramers.theory.GaussianChain;
import java.util.Optional;

/** Dynamics whose coordinates are independent Gaussian chains. */
final class Eq12 {
  private Eq12() {}

  /** lambda1 and lambda2; empty for a dynamics without them. */
  static Optional<double[]> noise(Dynamics dynamics) {
    if (dynamics instanceof PowerLaw powerLaw) {
      return Optional.of(new double[] {powerLaw.lambda1(), powerLaw.additive().lambda2()});
    }
    if (dynamics instanceof Langevin langevin) {
      return Optional.of(new double[] {0.0, langevin.additive().lambda2()});
    }
    return Optional.empty();
  }

  /** The chain of coordinate j. */
  static Optional<GaussianChain> chain(
      Dynamics dynamics, Landscape landscape, int j, double learningRate) {
    return noise(dynamics)
        .map(
            lambda ->
                GaussianChain.powerLaw(
                    landscape.profile(j),
                    landscape.minimum()[j],
                    lambda[0],
                    lambda[1],
                    learningRate));
  }
}
