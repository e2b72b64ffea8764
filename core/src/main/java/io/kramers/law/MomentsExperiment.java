package io.kramers.law;

import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The moments experiments of a configuration, one cell for each point of each one's grid.
 *
 * @param cells at least one
 */
public record MomentsExperiment(List<MomentsCell> cells) {
  /** The section's name below {@code kramers}. */
  public static final String SECTION = "moments";

  private static final String EPSILON_SQUARED = "epsilon-squared";
  private static final int MOST_POINTS = 1000;
  private static final int DEFAULT_POINTS = 60;

  /** Unmodifiable. */
  public MomentsExperiment {
    cells = List.copyOf(cells);
  }

  /**
   * Reads the experiments.
   *
   * @throws io.kramers.config.ConfigurationException if anything in them is not valid
   */
  public static MomentsExperiment read(Configuration configuration) {
    List<MomentsCell> cells = new ArrayList<>();
    for (LawReader.Point point : LawReader.points(configuration, SECTION, Set.of())) {
      cells.add(cell(point));
    }
    LawReader.rejectHashCollisions(cells.stream().map(MomentsCell::ensemble).toList());
    return new MomentsExperiment(cells);
  }

  private static MomentsCell cell(LawReader.Point point) {
    Settings settings = point.settings();
    double timeStep = settings.positive("time-step");
    long horizon = LawReader.step(settings, "horizon", settings.positive("horizon"), timeStep);
    int points = (int) settings.wholeNumber("points", 2, MOST_POINTS, DEFAULT_POINTS);
    LawCell ensemble = LawReader.cell(point, timeStep, logarithmic(horizon, points));
    OptionalDouble epsilonSquared =
        settings.has(EPSILON_SQUARED)
            ? OptionalDouble.of(settings.positive(EPSILON_SQUARED))
            : OptionalDouble.empty();
    settings.rejectUnknownKeys();
    return new MomentsCell(ensemble, epsilonSquared);
  }

  /** Steps from 1 to the horizon, evenly spaced in their logarithm but for rounding. */
  public static List<Long> logarithmic(long horizon, int points) {
    Set<Long> steps = new TreeSet<>();
    for (int i = 0; i < points; i++) {
      steps.add(Math.round(StrictMath.pow(horizon, i / (points - 1.0))));
    }
    return List.copyOf(steps);
  }
}
