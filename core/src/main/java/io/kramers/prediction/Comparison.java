package io.kramers.prediction;

import io.kramers.estimate.BinomialIntervals;
import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitStatistics;
import io.kramers.exittime.ExitTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model beside SGD, both in the directions. SGD draws from the very samples that sigma and rho
 * were computed of, so their standard errors have no part in it.
 *
 * @param model which one
 * @param sgd restricted, or the components of the whole one
 * @param times recorded steps by which no trial of SGD had diverged: means of those that are left
 *     say less than SGD does
 * @param inside how many of these intervals hold the model's exact value
 * @param lastRatio the model's exact value over SGD's mean at the last of these steps; empty where
 *     there is none
 * @param lastInterval of that ratio, from SGD's interval; empty where there is none
 * @param largestDeviation of SGD's mean from the model's value, in SGD's standard errors, over all
 *     of these steps
 * @param rates one for each level
 */
public record Comparison(
    Motion model,
    Motion sgd,
    int times,
    int inside,
    OptionalDouble lastRatio,
    Optional<Interval> lastInterval,
    OptionalDouble largestDeviation,
    List<RateRatio> rates) {
  /** Unmodifiable. */
  public Comparison {
    rates = List.copyOf(rates);
  }

  /** Whether SGD's interval after the last step holds the model's value. */
  public boolean insideAtLast() {
    return lastInterval
        .filter(interval -> interval.lower() <= 1.0 && interval.upper() >= 1.0)
        .isPresent();
  }

  /**
   * The model's exit rate over SGD's.
   *
   * @param level of the loss
   * @param ratio infinite where SGD alone did not leave; empty where neither did
   * @param interval of the ratio, for exits at constant rates: given their sum, the exits of one
   *     are binomial, and the interval is Clopper and Pearson's; empty where neither left
   */
  public record RateRatio(double level, OptionalDouble ratio, Optional<Interval> interval) {
    static RateRatio of(double level, ExitStatistics model, ExitStatistics sgd) {
      ExitTimes ofModel = model.times();
      long exits = ofModel.exited() + sgd.times().exited();
      if (exits == 0) {
        return new RateRatio(level, OptionalDouble.empty(), Optional.empty());
      }
      Interval share =
          BinomialIntervals.clopperPearson(exits, ofModel.exited(), model.confidence());
      double exposures = sgd.exposure() / model.exposure();
      return new RateRatio(
          level,
          OptionalDouble.of(model.rate() / sgd.rate()),
          Optional.of(
              new Interval(odds(share.lower()) * exposures, odds(share.upper()) * exposures)));
    }

    private static double odds(double probability) {
      return probability / (1.0 - probability);
    }
  }

  static Comparison of(Prediction prediction, Motion model, Motion sgd) {
    List<Prediction.Point> points =
        prediction.distances(sgd, false).points().stream()
            .filter(point -> point.simulated().trials() == prediction.around().plan().trials())
            .toList();
    int inside = 0;
    double largest = 0.0;
    for (Prediction.Point point : points) {
      double exact = prediction.around().alongSquare(model, point.step());
      Interval interval = point.simulated().interval().orElseThrow();
      inside += interval.lower() <= exact && exact <= interval.upper() ? 1 : 0;
      largest =
          Math.max(
              largest,
              Math.abs(point.simulated().mean() - exact) / point.simulated().standardError());
    }
    List<RateRatio> rates = new ArrayList<>();
    for (int level = 0; level < prediction.around().plan().levels().size(); level++) {
      rates.add(
          RateRatio.of(
              prediction.around().plan().levels().get(level),
              prediction.exits(model, level).statistics(),
              prediction.exits(sgd, level).statistics()));
    }
    if (points.isEmpty()) {
      return new Comparison(
          model,
          sgd,
          0,
          0,
          OptionalDouble.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          rates);
    }
    Prediction.Point last = points.get(points.size() - 1);
    double exact = prediction.around().alongSquare(model, last.step());
    Interval interval = last.simulated().interval().orElseThrow();
    return new Comparison(
        model,
        sgd,
        points.size(),
        inside,
        OptionalDouble.of(exact / last.simulated().mean()),
        Optional.of(new Interval(exact / interval.upper(), exact / interval.lower())),
        OptionalDouble.of(largest),
        rates);
  }
}
