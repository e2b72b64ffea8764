package io.kramers.law;

import io.kramers.blocks.TrialBlocks;
import io.kramers.config.CanonicalText;
import io.kramers.config.SweptNames;
import io.kramers.dynamics.Scheme;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * An ensemble that is looked at on its way, every parameter resolved.
 *
 * @param id its name in the configuration
 * @param process what moves
 * @param start where trials start, d numbers
 * @param timeStep dt, greater than 0
 * @param scheme of a time step
 * @param recordSteps the numbers of the steps after which trials are looked at, ascending, each at
 *     least 1; at least one
 * @param coordinate the one whose distribution is recorded, from 0 to d - 1
 * @param trials how many, at least 1
 * @param divergenceRadius R: a trial with not |w_j| &lt;= R has diverged
 * @param confidence of the intervals, between 0 and 1
 * @param seed of the experiment
 * @param swept the values that came from a list, by the names that results show
 */
public record LawCell(
    String id,
    StochasticProcess process,
    List<Double> start,
    double timeStep,
    Scheme scheme,
    List<Long> recordSteps,
    int coordinate,
    long trials,
    double divergenceRadius,
    double confidence,
    long seed,
    Map<String, Object> swept)
    implements TrialBlocks<LawTally> {

  /** Its id and what was swept. */
  @Override
  public String name() {
    return SweptNames.label(id, swept);
  }

  @Override
  public double costOfBlock() {
    return (double) BLOCK_TRIALS * lastStep() * process.costOfStep();
  }

  @Override
  public LawTally nothing() {
    return new LawTally(recordSteps);
  }

  @Override
  public LawTally read(DataInput in) throws IOException {
    return LawTally.read(recordSteps, in);
  }

  @Override
  public String identity() {
    return text()
        .put("record-steps", recordSteps.toString())
        .put("coordinate", coordinate)
        .put("trials", trials)
        .put("divergence-radius", divergenceRadius)
        .put("seed", seed)
        .toString();
  }

  @Override
  public Runner<LawTally> runner(Vectorization provider) {
    return new LawRunner(this, provider);
  }

  /** The recorded times, in the unit of the time step. */
  public List<Double> times() {
    return recordSteps.stream().map(step -> step * timeStep).toList();
  }

  /** The most steps that a trial takes. */
  public long lastStep() {
    return recordSteps.get(recordSteps.size() - 1);
  }

  /** Whether all coordinates start at the minimum w*. */
  public boolean startsAtMinimum() {
    return start.equals(process.minimum());
  }

  /** |w - w*|^2 at the start. */
  public double startSquare() {
    double sum = 0.0;
    for (int j = 0; j < start.size(); j++) {
      double x = start.get(j) - process.minimum().get(j);
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }

  /**
   * What moves a trajectory, in canonical form. Trials, times and the recorded coordinate do not
   * enter, so longer, larger or otherwise recorded runs share their trajectories.
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
    start.forEach(w -> text.put("start", w));
    return text.put("time-step", timeStep).put("scheme", scheme.kind());
  }

  StreamKey key() {
    return StreamKey.of(seed, Purpose.TRAJECTORY, hash());
  }
}
