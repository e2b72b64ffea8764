package io.kramers.law;

import io.kramers.config.Configuration;
import io.kramers.config.ExperimentPoint;
import io.kramers.config.Settings;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.Scheme;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.landscape.Landscapes;
import io.kramers.rng.Counter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads experiments of ensembles that are looked at on their way. */
final class LawReader {
  private static final long MOST_TRIALS = 1_000_000_000_000_000L;
  private static final long MOST_STEPS = Math.min(3_000_000_000L, Counter.MAX_STEPS - 1);
  private static final long DEFAULT_TRIALS = 100_000;
  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final double DEFAULT_RADIUS = 1e6;

  /** Fourth powers of what is within it can be summed, in however many coordinates. */
  private static final double LARGEST_RADIUS = 1e60;

  private LawReader() {}

  /**
   * All points of all experiments of a section.
   *
   * @param vectors the keys, beside those of landscapes, whose lists are values themselves
   */
  static List<ExperimentPoint> points(
      Configuration configuration, String name, Set<String> vectors) {
    Set<String> notSwept = new TreeSet<>(Landscapes.VECTORS);
    notSwept.addAll(vectors);
    return ExperimentPoint.all(configuration, name, notSwept);
  }

  /**
   * The cell of a point; the caller reads its own keys and refuses unknown ones.
   *
   * @param recordSteps ascending and different
   */
  static LawCell cell(ExperimentPoint point, double timeStep, List<Long> recordSteps) {
    Settings settings = point.settings();
    Optional<Double> from =
        settings.has("start") ? Optional.of(settings.number("start")) : Optional.empty();
    StochasticProcess process =
        from.isPresent()
            ? StochasticProcess.read(settings, from.get())
            : StochasticProcess.read(settings);
    int dimension = process.landscape().dimension();
    List<Double> start = from.map(w -> Collections.nCopies(dimension, w)).orElse(process.minimum());
    for (int j = 0; j < dimension; j++) {
      process.checkNoise(settings, j, process.minimum().get(j), start.get(j));
    }
    boolean gaussian = process.noise() instanceof GaussianNoise;
    Scheme scheme = Scheme.read(settings, gaussian);
    double radius = settings.positive("divergence-radius", DEFAULT_RADIUS);
    if (radius > LARGEST_RADIUS) {
      throw settings.invalid("divergence-radius", "must be at most " + LARGEST_RADIUS);
    }
    // Their steps are counted in a long.
    long mostTrials =
        Math.min(MOST_TRIALS, Long.MAX_VALUE / recordSteps.get(recordSteps.size() - 1));
    return new LawCell(
        settings.text("id"),
        process,
        start,
        timeStep,
        scheme,
        recordSteps,
        (int) settings.wholeNumber("coordinate", 0, dimension - 1, 0),
        settings.wholeNumber("trials", 1, mostTrials, DEFAULT_TRIALS),
        radius,
        settings.fraction("confidence", DEFAULT_CONFIDENCE),
        point.seed(),
        point.swept());
  }

  /** The number of the step that ends nearest to a time. */
  static long step(Settings settings, String key, double time, double timeStep) {
    double step = Math.rint(time / timeStep);
    if (!(step >= 1 && step <= MOST_STEPS)) {
      throw settings.invalid(key, "must be from 1 to " + MOST_STEPS + " time steps of " + timeStep);
    }
    return (long) step;
  }
}
