package io.kramers.escape;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Golden cases of the dynamics with discrete steps, counted under both exit rules. */
final class GoldenEscapes {
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

  private GoldenEscapes() {}

  /** Every dynamics in one, two and three coordinates, with and without data. */
  static List<GoldenCase> of(GoldenCase.Size size, long seed) {
    List<GoldenCase> cases = new ArrayList<>();
    for (int dimension = 1; dimension <= 3; dimension++) {
      // The average over many samples is taken a coordinate at a time: one coordinate will do.
      int samples = dimension == 1 ? 100 : 12;
      cases.addAll(of(size, seed, dimension, 0, WITHOUT_DATA));
      cases.addAll(of(size, seed, dimension, samples, WITH_DATA));
    }
    return cases;
  }

  private static List<GoldenCase> of(
      GoldenCase.Size size, long seed, int dimension, int samples, Map<String, String> dynamics) {
    boolean small = size == GoldenCase.Size.SMALL;
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
                        small ? 10 : 40,
                        small ? 32 : 300))
            .cells()
            .iterator();
    return dynamics.keySet().stream()
        .map(name -> "%s samples=%d d=%d %s".formatted(name, samples, dimension, size.title()))
        .map(name -> golden(name, cells.next(), seed, small))
        .toList();
  }

  private static GoldenCase golden(String name, Cell cell, long seed, boolean small) {
    double radius = cell.exit().divergenceRadius();
    Cell anyStep = with(cell, new AnyStep(radius), seed);
    return new GoldenCase(
        name,
        List.of(counts(anyStep), counts(with(cell, new FinalStep(radius), seed))),
        new GoldenPaths(
            small ? 20 : 300,
            small ? 6 : 12,
            cell.landscape().minimum(),
            (provider, capacity) ->
                cell.dynamics()
                    .stepper(
                        cell.landscape(), cell.learningRate(), anyStep.key(), provider, capacity)));
  }

  private static GoldenCounts<Tally> counts(Cell cell) {
    return new GoldenCounts<>(
        cell.exit().kind(),
        (int) cell.trials(),
        cell::nothing,
        (provider, capacity) -> new Integrator(cell, provider, capacity)::run,
        GoldenEscapes::numbers);
  }

  private static long[] numbers(Tally tally) {
    long[] histogram = tally.histogram();
    LongBuffer numbers = LongBuffer.allocate(histogram.length + Outcome.values().length + 2);
    for (Outcome outcome : Outcome.values()) {
      numbers.put(tally.count(outcome));
    }
    return numbers.put(tally.exitStepSum()).put(tally.trialSteps()).put(histogram).array();
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
