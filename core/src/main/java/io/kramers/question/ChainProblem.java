package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.dynamics.Dynamics;
import io.kramers.dynamics.DynamicsKinds;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.exittime.ExactExitTime;
import io.kramers.exittime.Region;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.Landscapes;
import io.kramers.theory.ChainEnd;
import io.kramers.theory.ChainExit;
import io.kramers.theory.Crossing;
import io.kramers.theory.ExitInterval;
import io.kramers.theory.GaussianChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Independent chains, one a coordinate: Eq. 12 ({@code dynamics}), which starts at the minimum and
 * leaves below the saddle unless {@code from} and {@code to} say otherwise, or the Euler-Maruyama
 * chain of a diffusion ({@code noise} with a {@code time-step}).
 *
 * @param exits one a coordinate
 * @param timeStep dt, 1 for Eq. 12
 * @param inSteps whether times are in steps, as for Eq. 12
 * @param downwards whether chains leave downwards
 */
record ChainProblem(List<ChainExit> exits, double timeStep, boolean inSteps, boolean downwards) {
  /** Said of a dynamics without such chains. */
  static final String NO_CHAIN =
      "no exact answer: the coordinates of this dynamics are not independent Gaussian chains, as"
          + " those of power-law and langevin are; simulate it by escape";

  private static final String DYNAMICS = "dynamics";

  /** Reads the problem; empty where the dynamics has no chain of independent coordinates. */
  static Optional<ChainProblem> read(Settings settings) {
    return settings.has(DYNAMICS) ? eq12(settings) : Optional.of(eulerMaruyama(settings));
  }

  private static Optional<ChainProblem> eq12(Settings settings) {
    Landscape landscape = Landscapes.read(settings.requiredSection("landscape"));
    Dynamics dynamics = DynamicsKinds.read(settings.section(DYNAMICS), landscape);
    double eta = settings.positive("learning-rate");
    Optional<Region> region =
        settings.has("from") || settings.has("to")
            ? Optional.of(Region.passing(settings))
            : Optional.empty();
    if (region.isEmpty() && !Arrays.stream(landscape.saddle()).allMatch(Double::isFinite)) {
      throw settings.invalid("landscape", "has no saddle below its minimum; give from and to");
    }
    return eq12(landscape, dynamics, eta, region);
  }

  /**
   * The chains of Eq. 12; empty where the dynamics has none of independent coordinates.
   *
   * @param region where they start and leave; from the minimum below the saddle where it is empty,
   *     and then each coordinate has a saddle
   */
  static Optional<ChainProblem> eq12(
      Landscape landscape, Dynamics dynamics, double eta, Optional<Region> region) {
    List<ChainExit> exits = new ArrayList<>();
    for (int j = 0; j < landscape.dimension(); j++) {
      double saddle = landscape.saddle()[j];
      Optional<GaussianChain> chain = Eq12.chain(dynamics, landscape, j, eta);
      if (chain.isPresent()) {
        exits.add(
            new ChainExit(
                chain.get(),
                region.map(Region::start).orElse(landscape.minimum()[j]),
                region.map(Region::exit).orElseGet(() -> ExitInterval.below(saddle)),
                Crossing.DISCRETE));
      }
    }
    boolean downwards = region.map(Region::downwards).orElse(true);
    return exits.isEmpty()
        ? Optional.empty()
        : Optional.of(new ChainProblem(List.copyOf(exits), 1.0, true, downwards));
  }

  private static ChainProblem eulerMaruyama(Settings settings) {
    Region region = Region.read(settings);
    StochasticProcess process = StochasticProcess.read(settings, region.start());
    if (!(process.noise() instanceof GaussianNoise)) {
      throw settings.invalid("noise", "is not Gaussian; this quantity is known for Gaussian noise");
    }
    return of(process, region, settings.positive("time-step"));
  }

  /** The Euler-Maruyama chains of a process with Gaussian noise. */
  static ChainProblem of(StochasticProcess process, Region region, double timeStep) {
    return new ChainProblem(
        ExactExitTime.chains(process, region, timeStep, Crossing.DISCRETE),
        timeStep,
        false,
        region.downwards());
  }

  /** Where the chains are after their last step, "below" being beyond the threshold. */
  List<ChainEnd> ends(double radius, long steps) {
    return exits.stream()
        .map(
            exit -> {
              double threshold = downwards ? exit.interval().lower() : exit.interval().upper();
              ChainEnd end = ChainEnd.of(exit.chain(), exit.start(), threshold, radius, steps);
              return downwards ? end : new ChainEnd(end.diverged(), end.above(), end.below());
            })
        .toList();
  }
}
