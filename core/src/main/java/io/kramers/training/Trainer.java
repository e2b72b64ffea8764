package io.kramers.training;

import io.kramers.network.Arithmetic;
import io.kramers.network.FrozenFullBatch;
import io.kramers.network.FullBatch;
import io.kramers.network.Network;
import io.kramers.network.NormalisingFullBatch;
import io.kramers.network.Precision;
import io.kramers.network.Samples;
import io.kramers.network.Statistics;
import io.kramers.network.Workers;
import java.util.Optional;

/**
 * Plain gradient descent on the average loss over all samples. Weights are float32 numbers: the
 * gradient comes from float32 passes, whose sums over samples end in double, and w - learningRate
 * gradient is computed in double and rounded once.
 *
 * <p>A network with batch normalisation is trained with the statistics of all samples, through
 * which the gradient goes. When that ends, they are frozen as they are, which leaves the loss what
 * it was, and descent goes on with the frozen loss: the one that has a gradient of each sample.
 *
 * <p>The result is the same to the bit for any number of threads and any interruption.
 */
public final class Trainer {
  private final Network network;
  private final Samples samples;
  private final Training training;
  private final Optional<Checkpoint> checkpoint;
  private final Progress progress;
  private final Arithmetic<float[]> on = Precision.single();
  private final double[] gradient;
  private long lastWritten = System.nanoTime();

  private Trainer(
      Network network,
      Samples samples,
      Training training,
      Optional<Checkpoint> checkpoint,
      Progress progress) {
    this.network = network;
    this.samples = samples;
    this.training = training;
    this.checkpoint = checkpoint;
    this.progress = progress;
    gradient = new double[network.parameterCount()];
  }

  /**
   * Trains, from the checkpoint on where there is one.
   *
   * @throws DivergedException if the loss becomes infinite or NaN
   * @throws io.kramers.config.ConfigurationException if the checkpoint cannot be used
   */
  public static Minimum train(
      Network network,
      Samples samples,
      Training training,
      int threads,
      Optional<Checkpoint> checkpoint,
      Progress progress) {
    Trainer trainer = new Trainer(network, samples, training, checkpoint, progress);
    TrainingState start = checkpoint.flatMap(Checkpoint::read).orElseGet(trainer::beginning);
    try (Workers workers = new Workers(threads)) {
      return trainer.train(start, workers);
    }
  }

  private TrainingState beginning() {
    double[] weights = network.initialWeights(training.seed());
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) weights[i];
    }
    return new TrainingState(0, false, 0, Double.NaN, weights, Statistics.none());
  }

  private Minimum train(TrainingState start, Workers workers) {
    TrainingState state = start;
    if (!network.buffers().isEmpty() && !state.frozen()) {
      NormalisingFullBatch<float[]> batch =
          new NormalisingFullBatch<>(network, samples, on, workers);
      End end = descend(state, batch);
      TrainingState last = end.state;
      state =
          new TrainingState(
              last.iterations(), true, 0, end.gradientNorm, last.weights(), batch.statistics());
    }
    FrozenFullBatch<float[]> batch =
        new FrozenFullBatch<>(network, state.statistics(), samples, on, workers);
    End end = descend(state, batch);
    TrainingState last = end.state;
    checkpoint.ifPresent(file -> file.write(last));
    return new Minimum(
        last.weights(),
        last.statistics(),
        end.loss,
        end.gradientNorm,
        last.frozen() ? last.gradientNormBeforeFreezing() : end.gradientNorm,
        batch.accuracy(last.weights()),
        last.iterations(),
        last.frozenIterations(),
        end.reachedBound);
  }

  /** Steps until a bound is met, they run out, or none moves a weight. */
  private End descend(TrainingState start, FullBatch batch) {
    TrainingState state = start;
    while (true) {
      double loss = batch.gradient(state.weights(), gradient);
      double norm = norm(gradient);
      int iteration = state.frozen() ? state.frozenIterations() : state.iterations();
      progress.at(state.frozen(), iteration, loss, norm);
      if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
        throw state.frozen()
            ? new DivergedException(
                iteration, loss, "frozen-learning-rate", training.frozenLearningRate())
            : new DivergedException(iteration, loss, "learning-rate", training.learningRate());
      }
      boolean bound =
          norm <= training.gradientBound() || !state.frozen() && loss <= training.lossBound();
      if (bound
          || iteration
              >= (state.frozen() ? training.maxFrozenIterations() : training.maxIterations())
          || !step(
              state.weights(),
              state.frozen() ? training.frozenLearningRate() : training.learningRate())) {
        return new End(state, loss, norm, bound);
      }
      state = state.afterStep();
      writeWhenDue(state);
    }
  }

  /** Whether it moved a weight. */
  private boolean step(double[] weights, double learningRate) {
    boolean moved = false;
    for (int i = 0; i < weights.length; i++) {
      double next = (float) (weights[i] - learningRate * gradient[i]);
      moved |= next != weights[i];
      weights[i] = next;
    }
    return moved;
  }

  private void writeWhenDue(TrainingState state) {
    checkpoint
        .filter(file -> System.nanoTime() - lastWritten >= file.interval().toNanos())
        .ifPresent(
            file -> {
              file.write(state);
              lastWritten = System.nanoTime();
            });
  }

  private static double norm(double[] vector) {
    double sum = 0;
    for (double x : vector) {
      sum = Math.fma(x, x, sum);
    }
    return Math.sqrt(sum);
  }

  private record End(TrainingState state, double loss, double gradientNorm, boolean reachedBound) {}
}
