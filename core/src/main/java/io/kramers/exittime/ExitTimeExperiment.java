package io.kramers.exittime;

import io.kramers.config.CanonicalText;
import io.kramers.config.Configuration;
import io.kramers.config.ExperimentPoint;
import io.kramers.config.Settings;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.Scheme;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.landscape.Landscapes;
import io.kramers.rng.Counter;
import io.kramers.theory.Crossing;
import io.kramers.theory.ExitInterval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The exit-time experiments of a configuration, one cell for each point of each one's grid.
 *
 * @param cells at least one
 */
public record ExitTimeExperiment(List<ExitTimeCell> cells) {
  /** The section's name below {@code kramers}. */
  public static final String SECTION = "escape-time";

  private static final Map<String, Crossing> CROSSINGS =
      Map.of(Crossing.DISCRETE.kind(), Crossing.DISCRETE, Crossing.BRIDGE.kind(), Crossing.BRIDGE);
  private static final long MOST_TRIALS = 1_000_000_000_000_000L;
  private static final long MOST_STEPS = 3_000_000_000L;
  private static final long DEFAULT_TRIALS = 100_000;
  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final double DEFAULT_RADIUS = 1e6;

  /**
   * Reads the experiments.
   *
   * @throws io.kramers.config.ConfigurationException if anything in them is not valid
   */
  public static ExitTimeExperiment read(Configuration configuration) {
    Set<String> notSwept = new TreeSet<>(Landscapes.VECTORS);
    notSwept.add(Region.INTERVAL);
    List<ExitTimeCell> cells =
        ExperimentPoint.all(configuration, SECTION, notSwept).stream()
            .map(ExitTimeExperiment::cell)
            .toList();
    CanonicalText.rejectCollisions(cells.stream().map(ExitTimeCell::canonicalText));
    return new ExitTimeExperiment(cells);
  }

  private static ExitTimeCell cell(ExperimentPoint point) {
    Settings settings = point.settings();
    String id = settings.text("id");
    Region region = Region.read(settings);
    StochasticProcess process = StochasticProcess.read(settings, region.start());
    boolean gaussian = process.noise() instanceof GaussianNoise;
    checkNoise(settings, process, region);
    double timeStep = settings.positive("time-step");
    Crossing crossing =
        settings.has("crossing")
            ? CROSSINGS.get(settings.oneOf("crossing", CROSSINGS.keySet()))
            : gaussian ? Crossing.BRIDGE : Crossing.DISCRETE;
    if (crossing == Crossing.BRIDGE && !gaussian) {
      throw settings.invalid(
          "crossing", "is for Gaussian noise; an alpha-stable process jumps: use discrete");
    }
    Scheme scheme = Scheme.read(settings, gaussian);
    long horizon = horizon(settings, timeStep);
    ExitTimeCell cell =
        new ExitTimeCell(
            id,
            process,
            region,
            timeStep,
            horizon,
            // Their steps are counted in a long.
            settings.wholeNumber(
                "trials", 1, Math.min(MOST_TRIALS, Long.MAX_VALUE / horizon), DEFAULT_TRIALS),
            crossing,
            scheme,
            settings.positive("divergence-radius", DEFAULT_RADIUS),
            settings.has("relative-error") ? settings.positive("relative-error") : 0.0,
            settings.fraction("confidence", DEFAULT_CONFIDENCE),
            point.seed(),
            point.swept());
    settings.rejectUnknownKeys();
    return cell;
  }

  private static long horizon(Settings settings, double timeStep) {
    double steps = Math.ceil(settings.positive("horizon") / timeStep * (1.0 - 1e-12));
    if (steps > Math.min(MOST_STEPS, Counter.MAX_STEPS - 1)) {
      throw settings.invalid(
          "horizon", "must be at most " + MOST_STEPS + " time steps of " + timeStep);
    }
    return Math.max(1, (long) steps);
  }

  private static void checkNoise(Settings settings, StochasticProcess process, Region region) {
    ExitInterval bounds = region.exit();
    double low = Double.isFinite(bounds.lower()) ? bounds.lower() : region.start();
    double high = Double.isFinite(bounds.upper()) ? bounds.upper() : region.start();
    for (int j = 0; j < process.landscape().dimension(); j++) {
      process.checkNoise(settings, j, low, high);
    }
  }
}
