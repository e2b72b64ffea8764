package io.kramers.exittime;

import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import io.kramers.config.Sweep;
import io.kramers.config.SweptNames;
import io.kramers.dynamics.CoordinateNoise;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.Scheme;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.landscape.Landscapes;
import io.kramers.rng.Counter;
import io.kramers.theory.Crossing;
import io.kramers.theory.ExitInterval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private static final long DEFAULT_SEED = 1;
  private static final int PROBES = 1000;

  /**
   * Reads the experiments.
   *
   * @throws io.kramers.config.ConfigurationException if anything in them is not valid
   */
  public static ExitTimeExperiment read(Configuration configuration) {
    Settings kramers = configuration.settings();
    long seed = kramers.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT_SEED);
    Settings section = kramers.requiredSection(SECTION);
    kramers.rejectUnknownKeys();
    Set<String> notSwept = new TreeSet<>(Landscapes.VECTORS);
    notSwept.add(Region.INTERVAL);
    List<ExitTimeCell> cells = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Settings experiment : section.sections("experiments")) {
      if (!ids.add(experiment.text("id"))) {
        throw experiment.invalid("id", "is taken; each experiment needs one of its own");
      }
      for (Sweep.Point point : Sweep.expand(experiment.values(), experiment.path(), notSwept)) {
        cells.add(cell(Settings.of(point.values(), experiment.path()), seed, SweptNames.of(point)));
      }
    }
    section.rejectUnknownKeys();
    rejectHashCollisions(cells);
    return new ExitTimeExperiment(List.copyOf(cells));
  }

  private static ExitTimeCell cell(Settings settings, long seed, Map<String, Object> swept) {
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
    ExitTimeCell cell =
        new ExitTimeCell(
            id,
            process,
            region,
            timeStep,
            horizon(settings, timeStep),
            settings.wholeNumber("trials", 1, MOST_TRIALS, DEFAULT_TRIALS),
            crossing,
            scheme,
            settings.positive("divergence-radius", DEFAULT_RADIUS),
            settings.has("relative-error") ? settings.positive("relative-error") : 0.0,
            settings.fraction("confidence", DEFAULT_CONFIDENCE),
            seed,
            swept);
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

  /** A loss below the one at w* may make the variance of a loss-dependent noise negative. */
  private static void checkNoise(Settings settings, StochasticProcess process, Region region) {
    if (!(process.noise() instanceof GaussianNoise)) {
      return;
    }
    ExitInterval bounds = region.exit();
    double low = Double.isFinite(bounds.lower()) ? bounds.lower() : region.start();
    double high = Double.isFinite(bounds.upper()) ? bounds.upper() : region.start();
    for (int j = 0; j < process.landscape().dimension(); j++) {
      CoordinateNoise noise = process.along(j).noise();
      for (int i = 0; i <= PROBES; i++) {
        double w = low + (high - low) * i / PROBES;
        if (!(noise.variance(w) > 0)) {
          throw settings.invalid(
              "noise",
              "has the variance " + noise.variance(w) + " at w = " + w + "; it must be positive");
        }
      }
    }
  }

  /** Two cells with one name in random streams would share their noise. */
  private static void rejectHashCollisions(List<ExitTimeCell> cells) {
    Map<Long, String> texts = new HashMap<>();
    for (ExitTimeCell cell : cells) {
      String text = cell.canonicalText();
      String other = texts.putIfAbsent(cell.hash(), text);
      if (other != null && !other.equals(text)) {
        throw new IllegalStateException(
            "two cells have the hash " + cell.hash() + ":\n" + text + "\n" + other);
      }
    }
  }
}
