package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The law of a diffusion at a time, by finite volumes for its Fokker-Planck equation: conservative
 * and positive, for any loss, noise and interpretation. The grid lies close where the noise is
 * small, and ends where the process does not come: its ends are natural boundaries. The error is
 * what a grid and time steps twice as coarse show.
 */
public final class FokkerPlanck {
  /** On the finer grid. */
  private static final int INTERVALS = 4096;

  /** Steps until the time step doubles. */
  private static final int STEPS = 40;

  /** The first time step, in those in which the noise crosses an interval of the grid. */
  private static final double FIRST_STEP = 0.1;

  private FokkerPlanck() {}

  /**
   * The law at a time of a process that starts at a point.
   *
   * @param time greater than 0
   * @throws NoExactAnswerException if the noise is not positive wherever the process comes, or too
   *     small for the losses there
   */
  public static TransitionLaw from(CoordinateDiffusion diffusion, double point, double time) {
    return law(
        diffusion,
        grid(diffusion, point, point, time),
        time,
        (chain, masses) -> masses[chain.state(point)] = 1.0);
  }

  /**
   * The law at a time of a process that starts with a density, which is normalised.
   *
   * @param density on [low, high]; none elsewhere
   * @param time greater than 0
   * @throws NoExactAnswerException as from a point
   */
  public static TransitionLaw from(
      CoordinateDiffusion diffusion,
      DoubleUnaryOperator density,
      double low,
      double high,
      double time) {
    double[] grid = grid(diffusion, low, high, time);
    return law(diffusion, grid, time, (chain, masses) -> spread(density, low, high, chain, masses));
  }

  /** Masses under hats, linear between the states. */
  private static void spread(
      DoubleUnaryOperator density,
      double low,
      double high,
      BirthDeathChain chain,
      double[] masses) {
    double sum = 0.0;
    for (int i = 0; i + 1 < masses.length; i++) {
      double from = Math.max(low, chain.point(i));
      double to = Math.min(high, chain.point(i + 1));
      for (int j = 0; j < Panel.RULE.size() && from < to; j++) {
        double w = Math.fma(to - from, Panel.RULE.point(j), from);
        double mass = (to - from) * Panel.RULE.weight(j) * density.applyAsDouble(w);
        double part = (w - chain.point(i)) / (chain.point(i + 1) - chain.point(i));
        masses[i] += (1.0 - part) * mass;
        masses[i + 1] += part * mass;
        sum += mass;
      }
    }
    for (int i = 0; i < masses.length; i++) {
      masses[i] /= sum;
    }
  }

  /** The initial masses of a chain's states. */
  @FunctionalInterface
  private interface Start {
    void fill(BirthDeathChain chain, double[] masses);
  }

  private static TransitionLaw law(
      CoordinateDiffusion diffusion, double[] grid, double time, Start start) {
    BirthDeathChain fine = BirthDeathChain.reflecting(diffusion, grid);
    BirthDeathChain coarse = BirthDeathChain.reflecting(diffusion, DiffusionGrid.coarser(grid));
    double first = FIRST_STEP / fine.fastest();
    return TransitionLaw.of(
        fine,
        run(fine, start, time, first, STEPS),
        coarse,
        run(coarse, start, time, 2.0 * first, STEPS / 2));
  }

  private static double[] run(
      BirthDeathChain chain, Start start, double time, double firstStep, int steps) {
    double[] masses = new double[chain.size()];
    start.fill(chain, masses);
    double dt = firstStep;
    double now = 0.0;
    while (now + steps * dt < time) {
      advance(chain, masses, dt, steps);
      now += steps * dt;
      dt *= 2.0;
    }
    int rest = (int) Math.ceil((time - now) / dt);
    advance(chain, masses, (time - now) / rest, rest);
    return masses;
  }

  private static void advance(BirthDeathChain chain, double[] masses, double dt, int steps) {
    ExtrapolatedStep step = new ExtrapolatedStep(chain, dt);
    for (int i = 0; i < steps; i++) {
      step.forward(masses);
    }
  }

  /** A grid around an interval, whose ends are points of it and of every second point. */
  private static double[] grid(
      CoordinateDiffusion diffusion, double low, double high, double time) {
    CoordinateDiffusion mirror = Mirror.of(diffusion);
    List<Panel> down = Panels.mirrored(LowerTail.within(diffusion, low, time).panels().coarse());
    List<Panel> up = Panels.mirrored(LowerTail.within(mirror, -high, time).panels().coarse());
    List<Panel> middle = low < high ? Panels.between(diffusion, low, high).coarse() : List.of();
    double downLength = reached(mirror, down, time);
    double upLength = reached(diffusion, up, time);
    double middleLength = DiffusionGrid.length(middle);
    double whole = downLength + middleLength + upLength;
    double[] grid =
        Arrays.stream(
                Mirror.reversed(
                    DiffusionGrid.from(-low, down, downLength, even(downLength / whole))))
            .map(w -> -w)
            .toArray();
    if (low < high) {
      grid =
          DiffusionGrid.joined(
              grid, DiffusionGrid.from(low, middle, middleLength, even(middleLength / whole)));
    }
    return DiffusionGrid.joined(
        grid, DiffusionGrid.from(high, up, upLength, even(upLength / whole)));
  }

  private static int even(double part) {
    return 2 * (int) Math.max(4, Math.round(part * INTERVALS / 2));
  }

  /** How much of the panels upwards from the start the process sees. */
  private static double reached(CoordinateDiffusion diffusion, List<Panel> panels, double time) {
    double fastest = 0.0;
    for (Panel panel : panels) {
      fastest = Math.max(fastest, DiffusionGrid.extremeDrift(diffusion, panel, true));
    }
    return Math.min(DiffusionGrid.length(panels), DiffusionGrid.reach(diffusion, fastest, time));
  }
}
