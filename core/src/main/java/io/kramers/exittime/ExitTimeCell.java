package io.kramers.exittime;

import io.kramers.blocks.Running;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.CanonicalText;
import io.kramers.config.SweptNames;
import io.kramers.dynamics.Scheme;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import io.kramers.theory.Crossing;
import java.io.DataInput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One exit-time experiment, every parameter resolved.
 *
 * @param id its name in the configuration
 * @param process what moves
 * @param region where trials start and leave, along each coordinate
 * @param timeStep dt, greater than 0
 * @param horizon the most steps that a trial takes, at least 1
 * @param trials how many trials at most, at least 1
 * @param crossing when a trial counts as having left
 * @param scheme of a time step
 * @param divergenceRadius R: a trial with not |w_j| &lt;= R has diverged
 * @param relativeError the relative half-width of the mean's interval at which trials stop; 0 for
 *     all trials
 * @param confidence of the intervals, between 0 and 1
 * @param seed of the experiment
 * @param swept the values that came from a list, by the names that results show
 */
public record ExitTimeCell(
    String id,
    StochasticProcess process,
    Region region,
    double timeStep,
    long horizon,
    long trials,
    Crossing crossing,
    Scheme scheme,
    double divergenceRadius,
    double relativeError,
    double confidence,
    long seed,
    Map<String, Object> swept)
    implements TrialBlocks<ExitTimes> {

  /** Its id and what was swept. */
  @Override
  public String name() {
    return SweptNames.label(id, swept);
  }

  /** The mean exit time and its interval; empty where none left. */
  @Override
  public Optional<Running> running(ExitTimes times) {
    ExitStatistics statistics = new ExitStatistics(times, timeStep, lead(), confidence);
    OptionalDouble mean = statistics.mean();
    return mean.isEmpty()
        ? Optional.empty()
        : statistics
            .interval()
            .map(interval -> new Running("mean exit time", mean.getAsDouble(), interval));
  }

  /**
   * How many blocks have run at a look, 1 for the first, at the interval: all, or where a relative
   * error is aimed at 8, 16, 32, ... up to all.
   */
  public long blocksAtLook(int look) {
    return relativeError > 0 && look < 40 ? Math.min(blocks(), 4L << look) : blocks();
  }

  /** At the horizon, if no trial leaves early. */
  @Override
  public double costOfBlock() {
    return (double) BLOCK_TRIALS * horizon * process.costOfStep();
  }

  @Override
  public ExitTimes nothing() {
    return new ExitTimes(horizon);
  }

  @Override
  public ExitTimes read(DataInput in) throws IOException {
    return ExitTimes.read(horizon, in);
  }

  @Override
  public String identity() {
    return text()
        .put("lower", region.exit().lower())
        .put("upper", region.exit().upper())
        .put("horizon", horizon)
        .put("trials", trials)
        .put("crossing", crossing.kind())
        .put("divergence-radius", divergenceRadius)
        .put("seed", seed)
        .toString();
  }

  @Override
  public Runner<ExitTimes> runner(Vectorization provider) {
    return new ExitTimeRunner(this, provider, BLOCK_TRIALS);
  }

  /** When a trial leaves that does so with a step: after it, or with bridges in its middle. */
  public double exitTime(double step) {
    return timeStep * (step - lead());
  }

  /** By which part of a step a trial leaves before the step ends. */
  double lead() {
    return crossing == Crossing.BRIDGE ? 0.5 : 0.0;
  }

  /**
   * What moves a trajectory, in canonical form. Horizon, trials, bounds and crossing do not enter,
   * so longer, larger or otherwise watched runs share their trajectories.
   */
  public String canonicalText() {
    return text().toString();
  }

  /** The 64-bit hash of {@link #canonicalText}, the cell's name in random streams. */
  public long hash() {
    return text().hash();
  }

  private CanonicalText text() {
    CanonicalText text = new CanonicalText();
    process.describe(text);
    return text.put("start", region.start())
        .put("time-step", timeStep)
        .put("scheme", scheme.kind());
  }

  StreamKey key() {
    return StreamKey.of(seed, Purpose.TRAJECTORY, hash());
  }
}
