package io.kramers.prediction;

import io.kramers.blocks.Running;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.CanonicalText;
import io.kramers.gradientnoise.SampleLosses;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import java.io.DataInput;
import java.io.IOException;
import java.util.Optional;

/**
 * Trials of SGD on a network from w*, w - eta (1/b) sum over a minibatch of g_m(w), each a block of
 * its own. Weights are doubles; passes round them to their precision.
 *
 * @param losses of the samples
 * @param minimum w*
 * @param directions in which distances are also measured
 * @param restricted whether the components in the directions alone move
 * @param plan with its levels
 */
record DescentCell(
    SampleLosses losses,
    double[] minimum,
    Subspace directions,
    boolean restricted,
    PredictionPlan plan)
    implements TrialBlocks<Departures> {
  /** What a sample's gradient costs beside its loss. */
  private static final double COST_OF_GRADIENT = 3.0;

  /** A network's loss of a sample, by parameter, in rough nanoseconds. */
  private static final double COST_OF_LOSS = 10.0;

  @Override
  public String name() {
    return (restricted ? Motion.SGD_RESTRICTED : Motion.SGD_FULL).kind();
  }

  @Override
  public Optional<Running> running(Departures departures) {
    return departures.running(plan);
  }

  @Override
  public long trials() {
    return plan.trials();
  }

  @Override
  public int blockTrials() {
    return 1;
  }

  @Override
  public double costOfBlock() {
    double gradients = (double) plan.steps() * plan.noise().batchSize();
    double looks = (double) plan.looks() * losses.samples();
    return COST_OF_LOSS * losses.length() * (COST_OF_GRADIENT * gradients + looks);
  }

  @Override
  public Departures nothing() {
    return new Departures(plan);
  }

  @Override
  public Departures read(DataInput in) throws IOException {
    return Departures.read(plan, in);
  }

  /** Directions, in which distances are measured, count for whole trials too. */
  @Override
  public String identity() {
    CanonicalText text = text().put("restricted", Boolean.toString(restricted));
    directions.describe(text);
    plan.describe(text);
    return text.toString();
  }

  @Override
  public Runner<Departures> runner(Vectorization provider) {
    return DescentRunner.of(this, provider);
  }

  /**
   * Restricted and whole trials have streams of their own. The data enters by w*, which it made.
   */
  StreamKey key() {
    CanonicalText text = text();
    if (restricted) {
      directions.describe(text);
    }
    return StreamKey.of(plan.seed(), Purpose.TRAJECTORY, text.hash());
  }

  private CanonicalText text() {
    return new CanonicalText()
        .put("minimum", CanonicalText.digest(minimum))
        .put("samples", losses.samples())
        .put("learning-rate", plan.learningRate())
        .put("batch-size", plan.noise().batchSize())
        .put("replacement", Boolean.toString(plan.noise().replacement()));
  }
}
