package io.kramers.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A point of the grid of one of several experiments.
 *
 * @param settings of the experiment, with a single value in each place
 * @param seed of all experiments
 * @param swept the values that came from a list, by the names that results show
 */
public record ExperimentPoint(Settings settings, long seed, Map<String, Object> swept) {
  private static final long DEFAULT_SEED = 1;

  /**
   * All points of all {@code experiments} of a section, each of which has an {@code id} of its own.
   *
   * @param notSwept the keys whose lists are values themselves
   * @throws ConfigurationException if there are none, or anything around them is not valid
   */
  public static List<ExperimentPoint> all(
      Configuration configuration, String name, Set<String> notSwept) {
    Settings kramers = configuration.settings();
    long seed = kramers.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT_SEED);
    Settings section = kramers.requiredSection(name);
    kramers.rejectUnknownKeys();
    List<ExperimentPoint> points = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Settings experiment : section.sections("experiments")) {
      if (!ids.add(experiment.text("id"))) {
        throw experiment.invalid("id", "is taken; each experiment needs one of its own");
      }
      for (Sweep.Point point : Sweep.expand(experiment.values(), experiment.path(), notSwept)) {
        Settings settings = experiment.with(point.values());
        points.add(new ExperimentPoint(settings, seed, SweptNames.of(point)));
      }
    }
    section.rejectUnknownKeys();
    return points;
  }
}
