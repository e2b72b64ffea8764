package io.kramers.law;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private static final long DEFAULT_SEED = 1;
  private static final int PROBES = 1000;

  private LawReader() {}

  /** One point of an experiment's grid. */
  record Point(Settings settings, long seed, Map<String, Object> swept) {}

  /**
   * All points of all experiments of a section.
   *
   * @param vectors the keys, beside those of landscapes, whose lists are values themselves
   */
  static List<Point> points(Configuration configuration, String name, Set<String> vectors) {
    Settings kramers = configuration.settings();
    long seed = kramers.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT_SEED);
    Settings section = kramers.requiredSection(name);
    kramers.rejectUnknownKeys();
    Set<String> notSwept = new TreeSet<>(Landscapes.VECTORS);
    notSwept.addAll(vectors);
    List<Point> points = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Settings experiment : section.sections("experiments")) {
      if (!ids.add(experiment.text("id"))) {
        throw experiment.invalid("id", "is taken; each experiment needs one of its own");
      }
      for (Sweep.Point point : Sweep.expand(experiment.values(), experiment.path(), notSwept)) {
        Settings settings = Settings.of(point.values(), experiment.path());
        points.add(new Point(settings, seed, SweptNames.of(point)));
      }
    }
    section.rejectUnknownKeys();
    return points;
  }

  /**
   * The cell of a point; the caller reads its own keys and refuses unknown ones.
   *
   * @param recordSteps ascending and different
   */
  static LawCell cell(Point point, double timeStep, List<Long> recordSteps) {
    Settings settings = point.settings();
    boolean started = settings.has("start");
    double near =
        started
            ? settings.number("start")
            : Landscapes.read(settings.requiredSection("landscape")).minimum()[0];
    StochasticProcess process = StochasticProcess.read(settings, near);
    int dimension = process.landscape().dimension();
    List<Double> start = started ? Collections.nCopies(dimension, near) : process.minimum();
    boolean gaussian = process.noise() instanceof GaussianNoise;
    if (gaussian) {
      checkNoise(settings, process, start);
    }
    Scheme scheme = Scheme.read(settings, gaussian);
    double radius = settings.positive("divergence-radius", DEFAULT_RADIUS);
    if (radius > LARGEST_RADIUS) {
      throw settings.invalid("divergence-radius", "must be at most " + LARGEST_RADIUS);
    }
    return new LawCell(
        settings.text("id"),
        process,
        start,
        timeStep,
        scheme,
        recordSteps,
        (int) settings.wholeNumber("coordinate", 0, dimension - 1, 0),
        settings.wholeNumber("trials", 1, MOST_TRIALS, DEFAULT_TRIALS),
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

  /** A loss below the one at w* may make the variance of a loss-dependent noise negative. */
  private static void checkNoise(Settings settings, StochasticProcess process, List<Double> start) {
    for (int j = 0; j < start.size(); j++) {
      CoordinateNoise noise = process.along(j).noise();
      double from = process.minimum().get(j);
      for (int i = 0; i <= PROBES; i++) {
        double w = from + (start.get(j) - from) * i / PROBES;
        if (!(noise.variance(w) > 0)) {
          throw settings.invalid(
              "noise",
              "has the variance " + noise.variance(w) + " at w = " + w + "; it must be positive");
        }
      }
    }
  }

  /** Two cells with one name in random streams would share their noise. */
  static void rejectHashCollisions(List<LawCell> cells) {
    Map<Long, String> texts = new HashMap<>();
    for (LawCell cell : cells) {
      String text = cell.canonicalText();
      String other = texts.putIfAbsent(cell.hash(), text);
      if (other != null && !other.equals(text)) {
        throw new IllegalStateException(
            "two cells have the hash " + cell.hash() + ":\n" + text + "\n" + other);
      }
    }
  }
}
