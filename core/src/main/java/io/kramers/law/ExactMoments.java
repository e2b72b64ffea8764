package io.kramers.law;

import io.kramers.theory.PearsonDiffusion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** E|w - w*|^2 at the recorded times of a cell: the diffusion's, and what trials tend to. */
final class ExactMoments {
  private final LawCell cell;
  private final Optional<List<PearsonDiffusion>> pearson;

  private ExactMoments(LawCell cell) {
    this.cell = cell;
    pearson = PearsonCoordinates.of(cell.process());
  }

  static ExactMoments of(LawCell cell) {
    return new ExactMoments(cell);
  }

  /** The diffusion's moment at the index of a recorded time; empty where it is not known. */
  OptionalDouble at(int time) {
    double t = cell.times().get(time);
    return sum((diffusion, x0) -> diffusion.secondMoment(x0, t).value());
  }

  /** The moment of the chain that the scheme makes of it. */
  OptionalDouble ofSchemeAt(int time) {
    long step = cell.recordSteps().get(time);
    return sum(
        (diffusion, x0) ->
            new SchemeMoments(diffusion, cell.scheme(), cell.timeStep()).secondMoment(x0, step));
  }

  private interface Moment {
    double of(PearsonDiffusion diffusion, double x0);
  }

  private OptionalDouble sum(Moment moment) {
    if (pearson.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0.0;
    for (int j = 0; j < pearson.get().size(); j++) {
      double x0 = cell.start().get(j) - cell.process().minimum().get(j);
      sum += moment.of(pearson.get().get(j), x0);
    }
    return OptionalDouble.of(sum);
  }
}
