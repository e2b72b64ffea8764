package io.kramers.prediction;

import io.kramers.blocks.Running;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.CanonicalText;
import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.PathStepper;
import io.kramers.dynamics.Scheme;
import io.kramers.dynamics.StateDependentNoise;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.Landscapes;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Trials of a model: independent coordinates x_j from 0, by Euler and Maruyama's steps of dt = eta,
 * which are Eq. 12's.
 *
 * @param model which one
 * @param process of the directions; its loss is the model's
 * @param plan with its levels
 */
record ModelCell(Motion model, StochasticProcess process, PredictionPlan plan)
    implements TrialBlocks<Departures> {
  static ModelCell of(Motion model, List<PredictedDirection> directions, PredictionPlan plan) {
    Landscape basin = Landscapes.harmonic(values(directions, PredictedDirection::h));
    double[] rho = values(directions, each -> model == Motion.POWER_LAW ? each.rho() : 0.0);
    return new ModelCell(
        model,
        new StochasticProcess(
            basin,
            StateDependentNoise.of(values(directions, PredictedDirection::sigma), rho),
            plan.learningRate(),
            Interpretation.ITO,
            Arrays.stream(basin.minimum()).boxed().toList()),
        plan);
  }

  private static double[] values(
      List<PredictedDirection> directions, ToDoubleFunction<PredictedDirection> value) {
    return directions.stream().mapToDouble(value).toArray();
  }

  @Override
  public String name() {
    return model.kind();
  }

  @Override
  public Optional<Running> running(Departures departures) {
    return departures.running(plan);
  }

  @Override
  public long trials() {
    return plan.modelTrials();
  }

  @Override
  public double costOfBlock() {
    return (double) blockTrials() * plan.steps() * process.costOfStep();
  }

  @Override
  public Departures nothing() {
    return new Departures(plan);
  }

  @Override
  public Departures read(DataInput in) throws IOException {
    return Departures.read(plan, in);
  }

  @Override
  public String identity() {
    CanonicalText text = text();
    plan.describe(text);
    return text.toString();
  }

  @Override
  public Runner<Departures> runner(Vectorization provider) {
    return new ModelRunner(this, provider);
  }

  PathStepper stepper(Vectorization provider) {
    return process.stepper(
        plan.learningRate(), Scheme.EULER_MARUYAMA, key(), provider, blockTrials());
  }

  /** The lines that an ensemble of the same process has, so that trajectories are the same. */
  private StreamKey key() {
    return StreamKey.of(plan.seed(), Purpose.TRAJECTORY, text().hash());
  }

  private CanonicalText text() {
    CanonicalText text = new CanonicalText();
    process.describe(text);
    process.minimum().forEach(w -> text.put("start", w));
    return text.put("time-step", plan.learningRate()).put("scheme", Scheme.EULER_MARUYAMA.kind());
  }
}
