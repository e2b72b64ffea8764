package io.kramers.law;

import io.kramers.dynamics.AlphaStableNoise;
import io.kramers.dynamics.Interpretation;
import io.kramers.theory.FokkerPlanck;
import io.kramers.theory.NoExactAnswerException;
import io.kramers.theory.PearsonDiffusion;
import io.kramers.theory.StationaryLaw;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The exact laws of a cell's recorded coordinate. */
final class ExactLaws {
  /** The logarithm of |x| over the law's deviation, for the greatest difference of two laws. */
  private static final double LEAST = -4.0;

  private static final double MOST = 3.0;
  private static final double SPACING = 0.02;

  private final LawCell cell;
  private final double minimum;
  private final double x0;
  private final Optional<PearsonDiffusion> pearson;

  ExactLaws(LawCell cell) {
    this.cell = cell;
    minimum = cell.process().minimum().get(cell.coordinate());
    x0 = cell.start().get(cell.coordinate()) - minimum;
    pearson = PearsonCoordinates.of(cell.process(), cell.coordinate());
  }

  /**
   * A law, or why there is none.
   *
   * @param note empty where there is one
   * @param tailIndex empty where it is not known
   */
  record Answer(Optional<ExactLaw> law, String note, OptionalDouble tailIndex) {
    static Answer of(ExactLaw law, OptionalDouble tailIndex) {
      return new Answer(Optional.of(law), "", tailIndex);
    }

    static Answer none(String note, OptionalDouble tailIndex) {
      return new Answer(Optional.empty(), note, tailIndex);
    }
  }

  Answer of(DensityCell.Comparison comparison) {
    if (cell.process().noise() instanceof AlphaStableNoise stable) {
      return Answer.none(
          "no distribution function of an alpha-stable process is worked out",
          OptionalDouble.of(stable.alpha() < 2 ? stable.alpha() : Double.POSITIVE_INFINITY));
    }
    try {
      return comparison.stationary() ? stationary() : atTime(cell.times().get(comparison.time()));
    } catch (NoExactAnswerException e) {
      return Answer.none(e.getMessage(), OptionalDouble.empty());
    }
  }

  private Answer stationary() {
    return pearson.isPresent()
        ? stationary(pearson.get())
        : Answer.of(
            new QuadratureLaw(
                StationaryLaw.of(cell.process().along(cell.coordinate()), minimum), minimum),
            OptionalDouble.empty());
  }

  private static Answer stationary(PearsonDiffusion diffusion) {
    return Answer.of(
        new ScaledLaw(
            diffusion.rho() == 0 ? "normal law" : "Student's t law",
            diffusion.stationaryOfUnitScale(),
            0.0,
            diffusion.scale()),
        OptionalDouble.of(diffusion.degreesOfFreedom()));
  }

  private Answer atTime(double t) {
    if (pearson.isPresent() && pearson.get().rho() == 0) {
      double mean = pearson.get().mean(x0, t);
      double variance = pearson.get().secondMoment(0.0, t).value();
      return Answer.of(
          new ScaledLaw("normal law", NormalDistribution.of(0, 1), mean, Math.sqrt(variance)),
          OptionalDouble.of(Double.POSITIVE_INFINITY));
    }
    return Answer.of(
        new GridLaw(
            FokkerPlanck.from(cell.process().along(cell.coordinate()), minimum + x0, t), minimum),
        OptionalDouble.empty());
  }

  /**
   * The stationary density that the paper prints, (1 + rho x^2/sigma)^(-1/kappa), which is that of
   * the isothermal interpretation.
   */
  Optional<Answer> printedStationary() {
    return pearson
        .filter(exact -> exact.rho() > 0)
        .map(ExactLaws::isothermal)
        .filter(printed -> printed.degreesOfFreedom() > 0)
        .map(ExactLaws::stationary);
  }

  static PearsonDiffusion isothermal(PearsonDiffusion exact) {
    return new PearsonDiffusion(
        exact.curvature(),
        exact.sigma(),
        exact.rho(),
        exact.learningRate(),
        Interpretation.ISOTHERMAL);
  }

  /**
   * How far the time step moves the distribution function of trials from w*, if all that it does is
   * to change the scale.
   */
  OptionalDouble timeStepShift(DensityCell.Comparison comparison, Answer answer) {
    if (pearson.isEmpty() || answer.law().isEmpty() || x0 != 0.0) {
      return OptionalDouble.empty();
    }
    double exact =
        comparison.stationary()
            ? pearson.get().stationarySecondMoment()
            : pearson.get().secondMoment(0.0, cell.times().get(comparison.time())).value();
    double chain =
        new SchemeMoments(pearson.get(), cell.scheme(), cell.timeStep())
            .secondMoment(0.0, cell.recordSteps().get(comparison.time()));
    return Double.isFinite(exact)
        ? OptionalDouble.of(shift(answer.law().get(), Math.sqrt(exact), Math.sqrt(chain / exact)))
        : OptionalDouble.empty();
  }

  private static double shift(ExactLaw law, double deviation, double stretch) {
    double greatest = 0.0;
    for (double log = LEAST; log < MOST; log += SPACING) {
      double x = deviation * Math.exp(log);
      double difference = law.cumulative(x) - law.cumulative(x / stretch);
      greatest = Math.max(greatest, Math.abs(difference));
    }
    return greatest;
  }
}
