package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.dynamics.CoordinateNoise;
import io.kramers.dynamics.Dynamics;
import io.kramers.dynamics.DynamicsKinds;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.Landscapes;
import io.kramers.theory.PearsonDiffusion;
import io.kramers.theory.PowerLawMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process in a harmonic basin, whose coordinates are independent: Pearson diffusions, or linear
 * chains with noise in state and factor where {@code dynamics} or a {@code time-step} is given.
 *
 * @param diffusions one a coordinate; none for Eq. 12
 * @param chains one a coordinate; none in continuous time
 * @param start along each coordinate, from the minimum
 * @param timeStep dt; 1 for Eq. 12, 0 in continuous time
 */
record HarmonicProblem(
    List<PearsonDiffusion> diffusions,
    List<PowerLawMoments> chains,
    double start,
    double timeStep) {

  /** Reads the problem; empty for a dynamics whose noise is not that of Eq. 12. */
  static Optional<HarmonicProblem> read(Settings settings) {
    Settings landscape = settings.requiredSection("landscape");
    if (!landscape.isText("kind", "harmonic")) {
      throw landscape.invalid("kind", "must be harmonic: this quantity is known there alone");
    }
    double start = settings.has("start") ? settings.number("start") : 0.0;
    return settings.has("dynamics") ? eq12(settings, start) : Optional.of(sde(settings, start));
  }

  private static Optional<HarmonicProblem> eq12(Settings settings, double start) {
    Landscape landscape = Landscapes.read(settings.section("landscape"));
    Dynamics dynamics = DynamicsKinds.read(settings.section("dynamics"), landscape);
    double eta = settings.positive("learning-rate");
    List<PowerLawMoments> chains = new ArrayList<>();
    for (int j = 0; j < landscape.dimension(); j++) {
      double curvature = landscape.profile(j).secondDerivative(0.0);
      Eq12.noise(dynamics)
          .ifPresent(
              lambda -> chains.add(new PowerLawMoments(curvature, eta, lambda[0], lambda[1])));
    }
    return chains.isEmpty()
        ? Optional.empty()
        : Optional.of(new HarmonicProblem(List.of(), List.copyOf(chains), start, 1.0));
  }

  private static HarmonicProblem sde(Settings settings, double start) {
    StochasticProcess process = StochasticProcess.read(settings, start);
    if (!(process.noise() instanceof GaussianNoise)) {
      throw settings.invalid("noise", "is not Gaussian; this quantity is known for Gaussian noise");
    }
    double timeStep = settings.has("time-step") ? settings.positive("time-step") : 0.0;
    List<PearsonDiffusion> diffusions = new ArrayList<>();
    for (int j = 0; j < process.landscape().dimension(); j++) {
      CoordinateNoise noise = process.along(j).noise();
      diffusions.add(
          new PearsonDiffusion(
              process.landscape().profile(j).secondDerivative(0.0),
              noise.variance(0.0),
              0.5 * noise.derivative(1.0),
              process.learningRate(),
              process.interpretation()));
    }
    List<PowerLawMoments> chains =
        timeStep == 0
            ? List.of()
            : diffusions.stream().map(each -> eulerMaruyama(each, timeStep)).toList();
    return new HarmonicProblem(List.copyOf(diffusions), chains, start, timeStep);
  }

  /** The Euler-Maruyama chain has Eq. 12's form with a learning rate of dt. */
  private static PowerLawMoments eulerMaruyama(PearsonDiffusion diffusion, double timeStep) {
    double eta = diffusion.learningRate();
    return new PowerLawMoments(
        diffusion.curvature() - diffusion.interpretation().alpha() * eta * diffusion.rho(),
        timeStep,
        Math.sqrt(eta * diffusion.rho() / timeStep),
        Math.sqrt(eta * diffusion.sigma() / timeStep));
  }
}
