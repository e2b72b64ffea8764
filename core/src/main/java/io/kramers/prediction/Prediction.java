package io.kramers.prediction;

import io.kramers.estimate.BinomialIntervals;
import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitStatistics;
import io.kramers.law.SecondMoment;
import io.kramers.law.TrialMean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What all trials say, beside what is exact.
 *
 * @param around what the models were made of
 * @param trials of each motion
 */
public record Prediction(Neighbourhood around, Map<Motion, Departures> trials) {
  /** Unmodifiable. */
  public Prediction {
    trials = new EnumMap<>(trials);
  }

  /**
   * From the results of {@link Neighbourhood#models} and {@link Neighbourhood#descents}, in their
   * orders.
   */
  public static Prediction of(
      Neighbourhood around, List<Departures> models, List<Departures> descents) {
    return new Prediction(
        around,
        Map.of(
            Motion.POWER_LAW, models.get(0),
            Motion.LANGEVIN, models.get(1),
            Motion.SGD_RESTRICTED, descents.get(0),
            Motion.SGD_FULL, descents.get(1)));
  }

  /**
   * Mean squared distances from w* over steps.
   *
   * @param motion what moves
   * @param all whether of all weights, |w - w*|^2; else of the components in the directions
   * @param points one for each recorded step at which trials were left
   */
  public record Distances(Motion motion, boolean all, List<Point> points) {
    /** Unmodifiable. */
    public Distances {
      points = List.copyOf(points);
    }
  }

  /**
   * A recorded step.
   *
   * @param step its number
   * @param simulated what trials say, at the time eta step
   * @param exact the model's; empty for SGD
   * @param drift where the mean gradient at w* alone would take SGD; empty for models
   */
  public record Point(
      long step, SecondMoment simulated, OptionalDouble exact, OptionalDouble drift) {}

  /**
   * Mean rise of the loss over looks.
   *
   * @param motion what moves
   * @param points one for each look at which trials were left
   */
  public record Rises(Motion motion, List<Rise> points) {
    /** Unmodifiable. */
    public Rises {
      points = List.copyOf(points);
    }
  }

  /**
   * A look.
   *
   * @param step its number
   * @param time eta step
   * @param simulated what trials say
   * @param exact the model's; empty for SGD
   */
  public record Rise(long step, double time, TrialMean simulated, OptionalDouble exact) {}

  /**
   * First exits from a level.
   *
   * @param motion what moves
   * @param level by how much the loss must have risen at a look
   * @param statistics of the looks' times
   */
  public record Exits(Motion motion, double level, ExitStatistics statistics) {
    /** Of having left by the last look. */
    public double probability() {
      return (double) statistics.times().exited() / statistics.times().trials();
    }

    /** Wilson's. */
    public Interval probabilityInterval() {
      return BinomialIntervals.wilson(
          statistics.times().trials(), statistics.times().exited(), statistics.confidence());
    }
  }

  /** All distances: of both models, of restricted SGD, and twice of the whole one. */
  public List<Distances> distances() {
    return List.of(
        distances(Motion.POWER_LAW, false),
        distances(Motion.LANGEVIN, false),
        distances(Motion.SGD_RESTRICTED, false),
        distances(Motion.SGD_FULL, false),
        distances(Motion.SGD_FULL, true));
  }

  /** Distances of one motion. */
  public Distances distances(Motion motion, boolean all) {
    PredictionPlan plan = around.plan();
    Departures departures = trials.get(motion);
    List<Point> points = new ArrayList<>();
    around
        .times()
        .forEach(
            time -> {
              long step = plan.recordSteps().get(time);
              Optional<TrialMean> mean =
                  all
                      ? departures.square(time, plan.confidence())
                      : departures.alongSquare(time, plan.confidence());
              mean.ifPresent(
                  value ->
                      points.add(
                          new Point(
                              step,
                              SecondMoment.of(plan.learningRate() * step, value),
                              motion.model()
                                  ? OptionalDouble.of(around.alongSquare(motion, step))
                                  : OptionalDouble.empty(),
                              motion.model()
                                  ? OptionalDouble.empty()
                                  : OptionalDouble.of(
                                      all ? around.drift(step) : around.alongDrift(step)))));
            });
    return new Distances(motion, all, points);
  }

  /** The rises of all motions. */
  public List<Rises> rises() {
    return List.of(Motion.values()).stream().map(this::rises).toList();
  }

  private Rises rises(Motion motion) {
    PredictionPlan plan = around.plan();
    List<Rise> points = new ArrayList<>();
    for (long look = 1; look <= plan.looks(); look++) {
      long step = look * plan.lossEvery();
      trials
          .get(motion)
          .rise(look, plan.confidence())
          .ifPresent(
              mean ->
                  points.add(
                      new Rise(
                          step,
                          plan.learningRate() * step,
                          mean,
                          motion.model()
                              ? OptionalDouble.of(around.rise(motion, step))
                              : OptionalDouble.empty())));
    }
    return new Rises(motion, points);
  }

  /** The exits of all motions, level by level. */
  public List<Exits> exits() {
    return IntStream.range(0, around.plan().levels().size())
        .boxed()
        .flatMap(level -> List.of(Motion.values()).stream().map(motion -> exits(motion, level)))
        .toList();
  }

  /** The exits of one motion from one level. */
  public Exits exits(Motion motion, int level) {
    PredictionPlan plan = around.plan();
    return new Exits(
        motion,
        plan.levels().get(level),
        new ExitStatistics(
            trials.get(motion).exits(level),
            plan.learningRate() * plan.lossEvery(),
            0.0,
            plan.confidence()));
  }

  /** Both models beside restricted SGD, and beside the whole one. */
  public List<Comparison> comparisons() {
    List<Comparison> all = new ArrayList<>();
    for (Motion sgd : List.of(Motion.SGD_RESTRICTED, Motion.SGD_FULL)) {
      for (Motion model : List.of(Motion.POWER_LAW, Motion.LANGEVIN)) {
        all.add(Comparison.of(this, model, sgd));
      }
    }
    return all;
  }
}
