package io.kramers.training;

import io.kramers.config.Settings;
import io.kramers.network.Network;

/**
 * How a network is trained.
 *
 * @param learningRate of every step, while statistics of batch normalisation follow the weights
 * @param frozenLearningRate of every step once they are frozen; {@code learningRate} without batch
 *     normalisation
 * @param lossBound a loss that ends training; 0 where none does
 * @param gradientBound a norm of the gradient that ends training; 0 where none does
 * @param maxIterations steps at most
 * @param maxFrozenIterations further steps at most once batch normalisation is frozen
 * @param seed of the initial weights
 */
public record Training(
    double learningRate,
    double frozenLearningRate,
    double lossBound,
    double gradientBound,
    int maxIterations,
    int maxFrozenIterations,
    long seed) {
  private static final int MOST_ITERATIONS = 100_000_000;

  /**
   * Reads {@code learning-rate}, {@code frozen-learning-rate} (learning-rate; for networks with
   * batch normalisation alone), {@code max-iterations}, {@code loss-bound} and {@code
   * gradient-bound} (at least one of them, and the latter for networks with batch normalisation),
   * {@code max-frozen-iterations} (max-iterations) and {@code seed} (0).
   *
   * @throws io.kramers.config.ConfigurationException if the section is not valid for the network
   */
  public static Training read(Settings settings, Network network) {
    boolean normalised = !network.buffers().isEmpty();
    if (!settings.has("gradient-bound") && (normalised || !settings.has("loss-bound"))) {
      throw settings.invalid(
          "gradient-bound",
          normalised
              ? "must be a number greater than 0, as " + network.name() + " has batch normalisation"
              : "must be a number greater than 0 where there is no loss-bound");
    }
    int most = settings.wholeNumber("max-iterations", 0, MOST_ITERATIONS);
    double learningRate = settings.positive("learning-rate");
    Training training =
        new Training(
            learningRate,
            normalised ? settings.positive("frozen-learning-rate", learningRate) : learningRate,
            settings.positive("loss-bound", 0),
            settings.positive("gradient-bound", 0),
            most,
            normalised
                ? (int) settings.wholeNumber("max-frozen-iterations", 0, MOST_ITERATIONS, most)
                : 0,
            settings.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0));
    settings.rejectUnknownKeys();
    return training;
  }
}
