package io.kramers.law;

import io.kramers.config.CanonicalText;
import io.kramers.config.Configuration;
import io.kramers.config.ExperimentPoint;
import io.kramers.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

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
    for (ExperimentPoint point : LawReader.points(configuration, SECTION, Set.of())) {
      cells.add(cell(point));
    }
    CanonicalText.rejectCollisions(cells.stream().map(cell -> cell.ensemble().canonicalText()));
    return new MomentsExperiment(cells);
  }

  private static MomentsCell cell(ExperimentPoint point) {
    Settings settings = point.settings();
    double timeStep = settings.positive("time-step");
    long horizon = LawReader.step(settings, "horizon", settings.positive("horizon"), timeStep);
    int points = (int) settings.wholeNumber("points", 2, MOST_POINTS, DEFAULT_POINTS);
    LawCell ensemble =
        LawReader.cell(point, timeStep, MomentsCell.logarithmicSteps(horizon, points));
    OptionalDouble epsilonSquared =
        settings.has(EPSILON_SQUARED)
            ? OptionalDouble.of(settings.positive(EPSILON_SQUARED))
            : OptionalDouble.empty();
    settings.rejectUnknownKeys();
    return new MomentsCell(ensemble, epsilonSquared);
  }
}
