package io.kramers.cli;

import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.MinimumArchive;
import io.kramers.gradientnoise.NetworkLosses;
import io.kramers.training.Minimum;
import io.kramers.training.TrainingCurve;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A network's minimum, given or trained.
 *
 * @param archive w* and statistics
 * @param training empty where it was given
 */
record FoundMinimum(MinimumArchive archive, Optional<TrainingRun> training) {
  /**
   * Checks, before any work, the state that an earlier run left, where there is something to train.
   *
   * @throws io.kramers.config.ConfigurationException if it cannot be gone on from
   */
  static void check(JobOptions options, CovarianceExperiment experiment) {
    if (experiment.given().isEmpty()) {
      TrainingRun.check(options.localOut(), experiment.problem());
    }
  }

  /** Trains where no minimum was given. */
  static FoundMinimum of(JobRun run, CovarianceExperiment experiment) throws IOException {
    if (experiment.given().isPresent()) {
      return new FoundMinimum(experiment.given().get(), Optional.empty());
    }
    TrainingRun training = TrainingRun.of(run, experiment.problem());
    Minimum minimum = training.minimum();
    return new FoundMinimum(
        new MinimumArchive(minimum.weights(), minimum.statistics()), Optional.of(training));
  }

  /** How training ended. */
  Optional<Minimum> trained() {
    return training.map(TrainingRun::minimum);
  }

  /** The steps of training; none where the minimum was given. */
  List<TrainingCurve.Step> curve() {
    return training.map(TrainingRun::curve).orElse(List.of());
  }

  /** The experiment's losses, with the statistics that belong to the minimum, in its precision. */
  NetworkLosses losses(CovarianceExperiment experiment) {
    NetworkLosses frozen = experiment.problem().losses().frozen(archive.statistics());
    return experiment.inDouble() ? frozen.inDouble() : frozen;
  }
}
