package io.kramers.escape;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The work behind one line of the golden summary: the trials of a problem under each exit rule, and
 * some of its trajectories.
 *
 * @param name dynamics, samples, dimension and size of the work
 * @param cells the problem under any-step and final-step exit
 * @param size of the work
 */
record GoldenCase(String name, List<Cell> cells, Size size) {
  private static final Map<String, String> WITHOUT_DATA = new LinkedHashMap<>();
  private static final Map<String, String> WITH_DATA = new LinkedHashMap<>();

  static {
    WITHOUT_DATA.put("gradient-descent", "{ kind = gradient-descent }");
    WITHOUT_DATA.put("langevin", "{ kind = langevin, lambda2 = 3.5 }");
    WITHOUT_DATA.put("power-law", "{ kind = power-law, lambda1 = 16, lambda2 = 3 }");
    WITH_DATA.putAll(WITHOUT_DATA);
    WITH_DATA.put("power-law", "{ kind = power-law, lambda1 = 20, lambda2 = matched }");
    WITH_DATA.put("sgd", "{ kind = sgd, batch-size = 3 }");
    WITH_DATA.put("sgd-without-replacement", "{ kind = sgd, batch-size = 4, replacement = false }");
  }

  /** How much work a line stands for; where FMA is software, each costs microseconds. */
  enum Size {
    SMALL("small", 32, 10, 20, 6),
    LARGE("large", 300, 40, 300, 12);

    private final String title;
    private final int trials;
    private final int steps;
    private final int states;
    private final int stateSteps;

    Size(String title, int trials, int steps, int states, int stateSteps) {
      this.title = title;
      this.trials = trials;
      this.steps = steps;
      this.states = states;
      this.stateSteps = stateSteps;
    }

    /** Trajectories whose states enter, each from a point of its own. */
    int states() {
      return states;
    }

    /** How many steps of them. */
    int stateSteps() {
      return stateSteps;
    }
  }

  /** Every dynamics in one, two and three coordinates, with and without data. */
  static List<GoldenCase> of(Size size) {
    List<GoldenCase> cases = new ArrayList<>();
    for (int dimension = 1; dimension <= 3; dimension++) {
      // The average over many samples is taken a coordinate at a time: one coordinate will do.
      int samples = dimension == 1 ? 100 : 12;
      cases.addAll(of(size, dimension, 0, WITHOUT_DATA));
      cases.addAll(of(size, dimension, samples, WITH_DATA));
    }
    return cases;
  }

  private static List<GoldenCase> of(
      Size size, int dimension, int samples, Map<String, String> dynamics) {
    String data =
        samples == 0
            ? "{ kind = none }"
            : "{ kind = gaussian, n = %d, standard-deviation = 0.04, seed = 7 }".formatted(samples);
    // One experiment for all: to find a landscape's basin is dear where FMA is software.
    Iterator<Cell> cells =
        Cells.experiment(
                """
                landscape { kind = four-basins, dimension = %d, data %s }
                dynamics = [%s]
                steps = %d, trials = %d, exit.divergence-radius = 2.5
                """
                    .formatted(
                        dimension,
                        data,
                        String.join(", ", dynamics.values()),
                        size.steps,
                        size.trials))
            .cells()
            .iterator();
    return dynamics.keySet().stream()
        .map(name -> "%s samples=%d d=%d %s".formatted(name, samples, dimension, size.title))
        .map(name -> new GoldenCase(name, underBothRules(cells.next()), size))
        .toList();
  }

  private static List<Cell> underBothRules(Cell cell) {
    double radius = cell.exit().divergenceRadius();
    return List.of(
        with(cell, new AnyStep(radius), cell.seed()),
        with(cell, new FinalStep(radius), cell.seed()));
  }

  /** The same under another seed. */
  GoldenCase withSeed(long seed) {
    return new GoldenCase(
        name, cells.stream().map(cell -> with(cell, cell.exit(), seed)).toList(), size);
  }

  private static Cell with(Cell cell, ExitRule exit, long seed) {
    return new Cell(
        cell.landscape(),
        cell.dynamics(),
        cell.learningRate(),
        cell.steps(),
        cell.trials(),
        exit,
        cell.confidence(),
        seed,
        cell.swept());
  }
}
