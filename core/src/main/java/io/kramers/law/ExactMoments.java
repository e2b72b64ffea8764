package io.kramers.law;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.theory.FokkerPlanck;
import io.kramers.theory.NoExactAnswerException;
import io.kramers.theory.PearsonDiffusion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * E|w - w*|^2 at the recorded times of a cell: the dynamics', and what trials tend to.
 *
 * @param exact one for each recorded time, in closed form, or for some of them by the Fokker-Planck
 *     equation; empty where neither is there
 * @param ofScheme the moments of the chain that the scheme makes; empty where they are not known
 * @param note why there are no exact ones; else empty
 */
record ExactMoments(Optional<double[]> exact, Optional<double[]> ofScheme, String note) {
  private static final int MOST_GRIDS = 12;

  /** The moment of one coordinate that is a Pearson diffusion, from x0. */
  private interface Moment {
    double of(PearsonDiffusion diffusion, double x0, int time);
  }

  static ExactMoments of(LawCell cell) {
    Optional<List<PearsonDiffusion>> pearson = PearsonCoordinates.of(cell.process());
    if (pearson.isPresent()) {
      List<Double> times = cell.times();
      return new ExactMoments(
          Optional.of(
              sums(cell, pearson.get(), (x, x0, i) -> x.secondMoment(x0, times.get(i)).value())),
          Optional.of(
              sums(
                  cell,
                  pearson.get(),
                  (x, x0, i) ->
                      new SchemeMoments(x, cell.scheme(), cell.timeStep())
                          .secondMoment(x0, cell.recordSteps().get(i)))),
          "");
    }
    if (!(cell.process().noise() instanceof GaussianNoise)) {
      return none("an alpha-stable process has no second moment");
    }
    try {
      return new ExactMoments(Optional.of(byGrids(cell)), Optional.empty(), "");
    } catch (NoExactAnswerException e) {
      return none(e.getMessage());
    }
  }

  private static ExactMoments none(String note) {
    return new ExactMoments(Optional.empty(), Optional.empty(), note);
  }

  private static double[] sums(LawCell cell, List<PearsonDiffusion> coordinates, Moment moment) {
    return IntStream.range(0, cell.recordSteps().size())
        .mapToDouble(
            time ->
                IntStream.range(0, coordinates.size())
                    .mapToDouble(j -> moment.of(coordinates.get(j), x0(cell, j), time))
                    .sum())
        .toArray();
  }

  private static double x0(LawCell cell, int j) {
    return cell.start().get(j) - cell.process().minimum().get(j);
  }

  /** A solution takes about a second: some times are left out, as NaN. */
  private static double[] byGrids(LawCell cell) {
    double[] moments = new double[cell.recordSteps().size()];
    Arrays.fill(moments, Double.NaN);
    int count = Math.min(MOST_GRIDS, moments.length);
    int[] times =
        IntStream.range(0, count).map(i -> (i + 1) * moments.length / count - 1).toArray();
    IntStream.of(times).parallel().forEach(time -> moments[time] = byGrids(cell, time));
    return moments;
  }

  /** Of like coordinates one is solved. */
  private static double byGrids(LawCell cell, int time) {
    double t = cell.times().get(time);
    Map<Place, Double> solved = new HashMap<>();
    double sum = 0.0;
    for (int j = 0; j < cell.start().size(); j++) {
      Place place =
          new Place(cell.process().along(j), cell.start().get(j), cell.process().minimum().get(j));
      sum += solved.computeIfAbsent(place, each -> each.secondMoment(t));
    }
    return sum;
  }

  private record Place(CoordinateDiffusion along, double start, double minimum) {
    double secondMoment(double t) {
      return new GridLaw(FokkerPlanck.from(along, start, t), minimum).secondMoment();
    }
  }

  /** The dynamics' moment at the index of a recorded time; empty where it is not known. */
  OptionalDouble at(int time) {
    return at(exact, time);
  }

  /** The scheme's. */
  OptionalDouble ofSchemeAt(int time) {
    return at(ofScheme, time);
  }

  private static OptionalDouble at(Optional<double[]> moments, int time) {
    return moments.isPresent() && !Double.isNaN(moments.get()[time])
        ? OptionalDouble.of(moments.get()[time])
        : OptionalDouble.empty();
  }
}
