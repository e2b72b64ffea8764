package io.kramers.prediction;

import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import io.kramers.files.InputFiles;
import io.kramers.gradientnoise.CovarianceExperiment;

/**
 * SGD around a network's minimum, beside what its noise and curvature along some lines predict.
 *
 * @param around the minimum, and the lines whose directions the models have
 * @param plan what is simulated
 */
public record PredictionExperiment(CovarianceExperiment around, PredictionPlan plan) {
  /** The section's name below {@code kramers}. */
  public static final String SECTION = "predict";

  private static final long DEFAULT_SEED = 1;

  /**
   * Reads the section: the keys of {@link CovarianceExperiment}'s, whose {@code sgd} is what is
   * simulated, and those of {@link PredictionPlan}.
   *
   * @param files where images are looked for
   * @throws io.kramers.config.ConfigurationException if anything in it is not valid
   */
  public static PredictionExperiment read(Configuration configuration, InputFiles files) {
    Settings kramers = configuration.settings();
    long seed = kramers.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT_SEED);
    Settings section = kramers.requiredSection(SECTION);
    kramers.rejectUnknownKeys();
    CovarianceExperiment around = CovarianceExperiment.read(section, files, seed);
    if (around.resampling().isPresent()) {
      throw section.invalid(
          "resampling", "has no place here: the directions' noise is taken from all samples");
    }
    PredictionPlan plan =
        PredictionPlan.read(
            section, around.noise(), around.learningRate(), around.confidence(), seed);
    section.rejectUnknownKeys();
    return new PredictionExperiment(around, plan);
  }
}
