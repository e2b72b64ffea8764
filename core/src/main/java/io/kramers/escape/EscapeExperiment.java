package io.kramers.escape;

import com.typesafe.config.ConfigObject;
import io.kramers.config.CanonicalText;
import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import io.kramers.config.Sweep;
import io.kramers.config.SweptNames;
import io.kramers.dynamics.Dynamics;
import io.kramers.dynamics.DynamicsKinds;
import io.kramers.gradientnoise.CovarianceTrace;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.Landscapes;
import io.kramers.rng.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The escape experiment of a configuration: its grid of cells, in the order in which results show
 * them, and the lines on which the gradient covariance is asked for.
 *
 * @param cells at least one
 * @param covarianceTraces maybe none
 */
public record EscapeExperiment(List<Cell> cells, List<CovarianceTrace> covarianceTraces) {
  /** The section's name below {@code kramers}. */
  public static final String SECTION = "escape";

  private static final String DYNAMICS = "dynamics";
  private static final String COVARIANCE_TRACE = "covariance-trace";
  private static final Set<String> NOT_SWEPT = notSwept();
  private static final long MOST_TRIALS = 1_000_000_000_000_000L;
  private static final double DEFAULT_LEARNING_RATE = 0.025;
  private static final long DEFAULT_STEPS = 500;
  private static final long DEFAULT_TRIALS = 100_000;
  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final long DEFAULT_SEED = 1;

  /**
   * Reads the experiment.
   *
   * @throws io.kramers.config.ConfigurationException if anything in it is not valid
   */
  public static EscapeExperiment read(Configuration configuration) {
    Settings kramers = configuration.settings();
    kramers.has("seed");
    Settings escape = kramers.requiredSection(SECTION);
    kramers.rejectUnknownKeys();
    List<ConfigObject> dynamics = escape.sections(DYNAMICS).stream().map(Settings::values).toList();
    Map<ConfigObject, Landscape> landscapes = new HashMap<>();
    List<Cell> cells = new ArrayList<>();
    List<CovarianceTrace> traces = new ArrayList<>();
    for (Sweep.Point point : Sweep.expand(kramers.values(), kramers.path(), NOT_SWEPT)) {
      Settings here = kramers.with(point.values());
      Settings section = here.section(SECTION);
      Settings landscapeSection = section.requiredSection("landscape");
      boolean first = !landscapes.containsKey(landscapeSection.values());
      Landscape landscape =
          landscapes.computeIfAbsent(
              landscapeSection.values(), values -> Landscapes.read(landscapeSection));
      for (int i = 0; i < dynamics.size(); i++) {
        String path = section.path() + "." + DYNAMICS + "[" + i + "]";
        for (Sweep.Point entry : Sweep.expand(dynamics.get(i), path, Set.of())) {
          Dynamics kind = DynamicsKinds.read(Settings.of(entry.values(), path), landscape);
          cells.add(cell(here, section, landscape, kind, SweptNames.of(point, entry)));
        }
      }
      if (section.has(COVARIANCE_TRACE) && first) {
        traces.addAll(traces(section.section(COVARIANCE_TRACE), landscape, point));
      }
      section.rejectUnknownKeys();
    }
    CanonicalText.rejectCollisions(cells.stream().map(Cell::canonicalText));
    return new EscapeExperiment(List.copyOf(cells), List.copyOf(traces));
  }

  private static Set<String> notSwept() {
    Set<String> keys = new TreeSet<>(Landscapes.VECTORS);
    keys.add(DYNAMICS);
    keys.add(COVARIANCE_TRACE);
    return keys;
  }

  private static Cell cell(
      Settings kramers,
      Settings escape,
      Landscape landscape,
      Dynamics dynamics,
      Map<String, Object> swept) {
    escape.has(DYNAMICS);
    long steps = escape.wholeNumber("steps", 1, Counter.MAX_STEPS - 1, DEFAULT_STEPS);
    Cell cell =
        new Cell(
            landscape,
            dynamics,
            escape.positive("learning-rate", DEFAULT_LEARNING_RATE),
            steps,
            // Their steps are counted in a long.
            escape.wholeNumber(
                "trials", 1, Math.min(MOST_TRIALS, Long.MAX_VALUE / steps), DEFAULT_TRIALS),
            ExitRules.read(escape.section("exit")),
            escape.fraction("confidence", DEFAULT_CONFIDENCE),
            kramers.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT_SEED),
            swept);
    return dynamics.deterministic() ? cell.withTrials(1) : cell;
  }

  private static List<CovarianceTrace> traces(
      Settings section, Landscape landscape, Sweep.Point point) {
    List<CovarianceTrace> traces = new ArrayList<>();
    Sweep.Point ofLandscape = point.within(SECTION, "landscape");
    for (Sweep.Point line : Sweep.expand(section.values(), section.path(), Set.of())) {
      traces.add(
          CovarianceTrace.read(
              Settings.of(line.values(), section.path()),
              landscape,
              SweptNames.of(ofLandscape, line)));
    }
    return traces;
  }
}
