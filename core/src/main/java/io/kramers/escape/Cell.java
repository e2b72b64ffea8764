package io.kramers.escape;

import io.kramers.blocks.Running;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.CanonicalText;
import io.kramers.config.SweptNames;
import io.kramers.dynamics.Dynamics;
import io.kramers.landscape.Landscape;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cell of an experiment's grid, every parameter resolved.
 *
 * @param landscape the loss; trials start at its minimum
 * @param dynamics how they move
 * @param learningRate eta, greater than 0
 * @param steps the most steps that a trial takes, at least 1
 * @param trials how many trials, at least 1
 * @param exit what counts as an escape
 * @param confidence of the intervals, between 0 and 1
 * @param seed of the experiment
 * @param swept the values that came from a list, by the names that results show
 */
public record Cell(
    Landscape landscape,
    Dynamics dynamics,
    double learningRate,
    long steps,
    long trials,
    ExitRule exit,
    double confidence,
    long seed,
    Map<String, Object> swept)
    implements TrialBlocks<Tally> {

  /** This cell with another number of trials. */
  public Cell withTrials(long number) {
    return new Cell(
        landscape, dynamics, learningRate, steps, number, exit, confidence, seed, swept);
  }

  /** This cell with at most so many steps and trials. */
  public Cell shortened(long mostSteps, long mostTrials) {
    return new Cell(
        landscape,
        dynamics,
        learningRate,
        Math.min(steps, mostSteps),
        Math.min(trials, mostTrials),
        exit,
        confidence,
        seed,
        swept);
  }

  /** Its dynamics and what was swept. */
  @Override
  public String name() {
    return SweptNames.label(dynamics.kind(), swept);
  }

  /** The escape probability and Wilson's interval; empty for a deterministic path. */
  @Override
  public Optional<Running> running(Tally tally) {
    Estimate estimate = new Estimate(this, tally);
    return tally.trials() == 0
        ? Optional.empty()
        : estimate
            .interval()
            .map(interval -> new Running("probability", estimate.probability(), interval));
  }

  @Override
  public double costOfBlock() {
    return (double) BLOCK_TRIALS * steps * dynamics.costOfStep(landscape);
  }

  @Override
  public Tally nothing() {
    return new Tally(steps);
  }

  @Override
  public Tally read(DataInput in) throws IOException {
    return Tally.read(steps, in);
  }

  @Override
  public String identity() {
    return text()
        .put("steps", steps)
        .put("trials", trials)
        .put("exit", exit.kind())
        .put("divergence-radius", exit.divergenceRadius())
        .put("seed", seed)
        .toString();
  }

  @Override
  public Runner<Tally> runner(Vectorization provider) {
    return new Integrator(this, provider, BLOCK_TRIALS);
  }

  /**
   * What moves a trajectory, in canonical form: landscape, data, learning rate and dynamics. Steps,
   * trials, exit rule and confidence do not enter, so longer, larger or otherwise read runs share
   * their trajectories.
   */
  public String canonicalText() {
    return text().toString();
  }

  /** The 64-bit hash of {@link #canonicalText}, the cell's name in random streams. */
  public long hash() {
    return text().hash();
  }

  /**
   * All that the cell shares with others of its problem: cells with equal problems differ in their
   * dynamics, and in their number of trials, alone.
   */
  public Object problem() {
    CanonicalText text = new CanonicalText();
    landscape.describe(text);
    return List.of(text.toString(), learningRate, steps, exit, confidence, seed);
  }

  private CanonicalText text() {
    CanonicalText text = new CanonicalText();
    landscape.describe(text);
    text.put("learning-rate", learningRate);
    dynamics.describe(text);
    return text;
  }

  StreamKey key() {
    return StreamKey.of(seed, Purpose.TRAJECTORY, hash());
  }
}
