package io.kramers.law;

import io.kramers.theory.PearsonDiffusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a moments cell's trials say, beside what is exact.
 *
 * @param cell the cell
 * @param tally of its trials
 * @param points one for each recorded time at which trials were left
 * @param note why exact moments are not known; else empty
 * @param exponent of the first growth, where trials start at w*
 * @param escapingTime where epsilon^2 was asked for and reached
 */
public record MomentsEstimate(
    MomentsCell cell,
    LawTally tally,
    List<Point> points,
    String note,
    Optional<SmallTimeExponent> exponent,
    Optional<EscapingTime> escapingTime) {

  /**
   * A recorded time.
   *
   * @param step its number
   * @param simulated what trials say
   * @param exact the diffusion's E|w - w*|^2; empty where it is not known
   * @param ofScheme what trials tend to with this time step; empty where it is not known
   */
  public record Point(
      long step, SecondMoment simulated, OptionalDouble exact, OptionalDouble ofScheme) {
    /** How many standard errors the trials are off what they tend to, or off the exact value. */
    public OptionalDouble deviation() {
      OptionalDouble expected = ofScheme.isPresent() ? ofScheme : exact;
      double error = simulated.standardError();
      return expected.isPresent() && error > 0
          ? OptionalDouble.of((simulated.mean() - expected.getAsDouble()) / error)
          : OptionalDouble.empty();
    }
  }

  /** Works out a cell's estimate. */
  public static MomentsEstimate of(MomentsCell cell, LawTally tally) {
    LawCell ensemble = cell.ensemble();
    ExactMoments exact = ExactMoments.of(ensemble);
    List<Point> points = new ArrayList<>();
    for (int time = 0; time < ensemble.recordSteps().size(); time++) {
      int index = time;
      SecondMoment.of(ensemble, tally, time)
          .ifPresent(
              moment ->
                  points.add(
                      new Point(
                          ensemble.recordSteps().get(index),
                          moment,
                          exact.at(index),
                          exact.ofSchemeAt(index))));
    }
    List<SecondMoment> moments = points.stream().map(Point::simulated).toList();
    return new MomentsEstimate(
        cell,
        tally,
        List.copyOf(points),
        exact.note(),
        SmallTimeExponent.of(ensemble, moments),
        cell.epsilonSquared().isPresent()
            ? EscapingTime.of(ensemble, moments, cell.epsilonSquared().getAsDouble())
            : Optional.empty());
  }

  /** The coordinates, where all of them are Pearson diffusions. */
  public Optional<List<PearsonDiffusion>> pearson() {
    return PearsonCoordinates.of(cell.ensemble().process());
  }

  /** The exponent of the exact curve at the times of the measured one. */
  public OptionalDouble exactExponent() {
    if (exponent.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> times = exponent.get().times();
    List<Point> used =
        points.stream().filter(point -> times.contains(point.simulated().time())).toList();
    return used.stream().allMatch(point -> point.exact().isPresent())
        ? OptionalDouble.of(
            exponent.get().of(used.stream().mapToDouble(p -> p.exact().getAsDouble()).toArray()))
        : OptionalDouble.empty();
  }

  /** The exact epsilon-escaping time from w*; infinite where epsilon^2 is never reached. */
  public OptionalDouble exactEscapingTime() {
    return cell.epsilonSquared().isPresent()
            && pearson().isPresent()
            && cell.ensemble().startsAtMinimum()
        ? OptionalDouble.of(
            PearsonDiffusion.epsilonEscapingTime(
                    pearson().get(), cell.epsilonSquared().getAsDouble())
                .value())
        : OptionalDouble.empty();
  }

  /** That time for small epsilon, epsilon^2 / (eta sum sigma), in every interpretation. */
  public OptionalDouble smallEpsilonEscapingTime() {
    OptionalDouble growth = growth();
    return cell.epsilonSquared().isPresent() && growth.isPresent()
        ? OptionalDouble.of(cell.epsilonSquared().getAsDouble() / growth.getAsDouble())
        : OptionalDouble.empty();
  }

  /** What E|w - w*|^2 from w* is at first, over t: eta times the sum of all sigma. */
  public OptionalDouble growth() {
    return cell.ensemble().startsAtMinimum()
        ? sum(diffusion -> diffusion.secondMomentForSmallTimes(1.0))
        : OptionalDouble.empty();
  }

  /** E|w - w*|^2 of the stationary law; infinite where it has none. */
  public OptionalDouble stationary() {
    return sum(PearsonDiffusion::stationarySecondMoment);
  }

  /** The same of the stationary density that the paper prints, the isothermal one. */
  public OptionalDouble printedStationary() {
    return sum(diffusion -> ExactLaws.isothermal(diffusion).stationarySecondMoment());
  }

  private OptionalDouble sum(ToDoubleFunction<PearsonDiffusion> value) {
    return pearson().isPresent()
        ? OptionalDouble.of(pearson().get().stream().mapToDouble(value).sum())
        : OptionalDouble.empty();
  }

  /** The greatest |deviation| of all times. */
  public OptionalDouble largestDeviation() {
    return points.stream()
        .map(Point::deviation)
        .flatMapToDouble(OptionalDouble::stream)
        .map(Math::abs)
        .max();
  }

  /** The greatest relative difference that the time step makes, where both curves are known. */
  public OptionalDouble timeStepBias() {
    return IntStream.range(0, points.size())
        .mapToObj(points::get)
        .filter(point -> point.exact().isPresent() && point.ofScheme().isPresent())
        .mapToDouble(p -> Math.abs(p.ofScheme().getAsDouble() / p.exact().getAsDouble() - 1.0))
        .max();
  }
}
