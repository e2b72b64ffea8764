package io.kramers.law;

import io.kramers.dynamics.GaussianNoise;
import io.kramers.theory.FokkerPlanck;
import io.kramers.theory.NoExactAnswerException;
import io.kramers.theory.PearsonDiffusion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * E|w - w*|^2 at the recorded times of a cell: the dynamics', and what trials tend to.
 *
 * @param exact one for each recorded time, in closed form or by the Fokker-Planck equation; empty
 *     where neither is there
 * @param ofScheme the moments of the chain that the scheme makes; empty where they are not known
 * @param note why there are no exact ones; else empty
 */
record ExactMoments(Optional<double[]> exact, Optional<double[]> ofScheme, String note) {
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

  private static double[] byGrids(LawCell cell) {
    List<Double> times = cell.times();
    return IntStream.range(0, times.size())
        .parallel()
        .mapToDouble(
            time ->
                IntStream.range(0, cell.start().size())
                    .mapToDouble(j -> byGrid(cell, j, times.get(time)))
                    .sum())
        .toArray();
  }

  private static double byGrid(LawCell cell, int j, double t) {
    return new GridLaw(
            FokkerPlanck.from(cell.process().along(j), cell.start().get(j), t),
            cell.process().minimum().get(j))
        .secondMoment();
  }

  /** The dynamics' moment at the index of a recorded time. */
  OptionalDouble at(int time) {
    return exact.map(all -> OptionalDouble.of(all[time])).orElse(OptionalDouble.empty());
  }

  /** The scheme's. */
  OptionalDouble ofSchemeAt(int time) {
    return ofScheme.map(all -> OptionalDouble.of(all[time])).orElse(OptionalDouble.empty());
  }
}
