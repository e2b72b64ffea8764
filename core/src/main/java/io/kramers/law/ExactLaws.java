package io.kramers.law;

import io.kramers.dynamics.Interpretation;
import io.kramers.theory.NoExactAnswerException;
import io.kramers.theory.PearsonDiffusion;
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
  private final double x0;
  private final Optional<PearsonDiffusion> pearson;

  ExactLaws(LawCell cell) {
    this.cell = cell;
    int j = cell.coordinate();
    x0 = cell.start().get(j) - cell.process().minimum().get(j);
    pearson = PearsonCoordinates.of(cell.process(), j);
  }

  /**
   * A law, or why there is none.
   *
   * @param note empty where there is one
   */
  record Answer(Optional<ExactLaw> law, String note) {
    static Answer of(ExactLaw law) {
      return new Answer(Optional.of(law), "");
    }

    static Answer none(String note) {
      return new Answer(Optional.empty(), note);
    }
  }

  Answer of(DensityCell.Comparison comparison) {
    try {
      return comparison.stationary() ? stationary() : atTime(cell.times().get(comparison.time()));
    } catch (NoExactAnswerException e) {
      return Answer.none(e.getMessage());
    }
  }

  private Answer stationary() {
    return pearson.isPresent() ? Answer.of(stationary(pearson.get())) : Answer.none("not yet");
  }

  private static ExactLaw stationary(PearsonDiffusion diffusion) {
    return new ScaledLaw(
        diffusion.rho() == 0 ? "normal law" : "Student's t law",
        diffusion.stationaryOfUnitScale(),
        0.0,
        diffusion.scale());
  }

  private Answer atTime(double t) {
    if (pearson.isPresent() && pearson.get().rho() == 0) {
      double mean = pearson.get().mean(x0, t);
      double variance = pearson.get().secondMoment(0.0, t).value();
      return Answer.of(
          new ScaledLaw("normal law", NormalDistribution.of(0, 1), mean, Math.sqrt(variance)));
    }
    return Answer.none("not yet");
  }

  /**
   * The stationary density that the paper prints, (1 + rho x^2/sigma)^(-1/kappa), where it is not
   * the exact one: the isothermal interpretation's.
   */
  Optional<ExactLaw> printedStationary() {
    return pearson
        .filter(exact -> exact.rho() > 0 && exact.interpretation() != Interpretation.ISOTHERMAL)
        .map(ExactLaws::asPrinted)
        .filter(printed -> printed.degreesOfFreedom() > 0)
        .map(ExactLaws::stationary);
  }

  private static PearsonDiffusion asPrinted(PearsonDiffusion exact) {
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
  OptionalDouble timeStepShift(DensityCell.Comparison comparison) {
    Optional<ExactLaw> law = of(comparison).law();
    if (pearson.isEmpty() || law.isEmpty() || x0 != 0.0) {
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
        ? OptionalDouble.of(shift(law.get(), Math.sqrt(exact), Math.sqrt(chain / exact)))
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
