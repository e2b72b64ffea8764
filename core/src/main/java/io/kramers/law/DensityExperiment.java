package io.kramers.law;

import io.kramers.config.CanonicalText;
import io.kramers.config.Configuration;
import io.kramers.config.ExperimentPoint;
import io.kramers.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The density experiments of a configuration, one cell for each point of each one's grid.
 *
 * @param cells at least one
 */
public record DensityExperiment(List<DensityCell> cells) {
  /** The section's name below {@code kramers}. */
  public static final String SECTION = "density";

  private static final String TIMES = "times";
  private static final String STATIONARY_TIME = "stationary-time";
  private static final int MOST_TIMES = 1000;

  /** Unmodifiable. */
  public DensityExperiment {
    cells = List.copyOf(cells);
  }

  /**
   * Reads the experiments.
   *
   * @throws io.kramers.config.ConfigurationException if anything in them is not valid
   */
  public static DensityExperiment read(Configuration configuration) {
    List<DensityCell> cells = new ArrayList<>();
    for (ExperimentPoint point : LawReader.points(configuration, SECTION, Set.of(TIMES))) {
      cells.add(cell(point));
    }
    CanonicalText.rejectCollisions(cells.stream().map(cell -> cell.ensemble().canonicalText()));
    return new DensityExperiment(cells);
  }

  private static DensityCell cell(ExperimentPoint point) {
    Settings settings = point.settings();
    double timeStep = settings.positive("time-step");
    Set<Long> transientSteps = transientSteps(settings, timeStep);
    Optional<Long> stationary = stationaryStep(settings, timeStep);
    TreeSet<Long> all = new TreeSet<>(transientSteps);
    stationary.ifPresent(all::add);
    List<Long> steps = List.copyOf(all);
    LawCell ensemble = LawReader.cell(point, timeStep, steps);
    settings.rejectUnknownKeys();
    List<DensityCell.Comparison> comparisons = new ArrayList<>();
    for (int time = 0; time < steps.size(); time++) {
      if (transientSteps.contains(steps.get(time))) {
        comparisons.add(new DensityCell.Comparison(time, false));
      }
      if (stationary.equals(Optional.of(steps.get(time)))) {
        comparisons.add(new DensityCell.Comparison(time, true));
      }
    }
    return new DensityCell(ensemble, comparisons);
  }

  private static Set<Long> transientSteps(Settings settings, double timeStep) {
    Set<Long> steps = new TreeSet<>();
    if (settings.has(TIMES) || !settings.has(STATIONARY_TIME)) {
      for (double time : settings.numbers(TIMES, MOST_TIMES)) {
        if (!steps.add(LawReader.step(settings, TIMES, time, timeStep))) {
          throw settings.invalid(TIMES, "must be different by at least a time step of " + timeStep);
        }
      }
    }
    return steps;
  }

  private static Optional<Long> stationaryStep(Settings settings, double timeStep) {
    return settings.has(STATIONARY_TIME)
        ? Optional.of(
            LawReader.step(settings, STATIONARY_TIME, settings.positive(STATIONARY_TIME), timeStep))
        : Optional.empty();
  }
}
