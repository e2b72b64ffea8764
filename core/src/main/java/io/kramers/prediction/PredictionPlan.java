package io.kramers.prediction;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.gradientnoise.MinibatchFactor;
import io.kramers.law.MomentsCell;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What is simulated from w*.
 *
 * @param noise the minibatches of SGD
 * @param learningRate eta, also the models' time step
 * @param recordSteps the steps after which distances are recorded, ascending; the last one is the
 *     last step
 * @param lossEvery the loss is looked at after so many steps, twice as many, ...
 * @param trials of each SGD
 * @param modelTrials of each model
 * @param levels by how much the loss must rise for a trial to have left; empty where they follow
 *     from the directions
 * @param relativeLevels such levels, in multiples of the mean rise that Langevin dynamics has after
 *     the last step; empty where levels are given
 * @param divergenceRadius R: a trial has diverged when a model's coordinate or SGD's distance from
 *     w* is not at most R
 * @param confidence of intervals
 * @param seed of all trials
 */
public record PredictionPlan(
    MinibatchFactor noise,
    double learningRate,
    List<Long> recordSteps,
    long lossEvery,
    long trials,
    long modelTrials,
    List<Double> levels,
    List<Double> relativeLevels,
    double divergenceRadius,
    double confidence,
    long seed)
    implements Serializable {
  private static final long MOST_STEPS = 10_000_000;
  private static final long MOST_LOOKS = 10_000;
  private static final long DEFAULT_LOOKS = 20;
  private static final int MOST_RECORDED = 1000;
  private static final int DEFAULT_RECORDED = 40;
  private static final long MOST_TRIALS = 1_000_000_000L;
  private static final long DEFAULT_TRIALS = 16;
  private static final long DEFAULT_MODEL_TRIALS = 20_000;
  private static final int MOST_LEVELS = 20;
  private static final double[] DEFAULT_RELATIVE_LEVELS = {1.0, 2.0, 4.0};
  private static final double DEFAULT_RADIUS = 1e6;

  /** Fourth powers of what is within it can be summed. */
  private static final double LARGEST_RADIUS = 1e60;

  /** Unmodifiable. */
  public PredictionPlan {
    recordSteps = List.copyOf(recordSteps);
    levels = List.copyOf(levels);
    relativeLevels = List.copyOf(relativeLevels);
  }

  /**
   * Reads {@code steps}, {@code recorded} (how many steps distances are recorded at), {@code
   * loss-every}, {@code trials}, {@code model-trials}, {@code levels} or {@code relative-levels}
   * and {@code divergence-radius}.
   *
   * @throws io.kramers.config.ConfigurationException if one of them is not valid
   */
  static PredictionPlan read(
      Settings settings, MinibatchFactor noise, double learningRate, double confidence, long seed) {
    long steps = settings.wholeNumber("steps", 1L, MOST_STEPS);
    long lossEvery =
        settings.wholeNumber("loss-every", 1L, steps, Math.max(1, steps / DEFAULT_LOOKS));
    if (steps / lossEvery > MOST_LOOKS) {
      throw settings.invalid(
          "loss-every",
          "makes "
              + steps / lossEvery
              + " looks at the loss, and there may be "
              + MOST_LOOKS
              + "; make it larger");
    }
    if (settings.has("levels") && settings.has("relative-levels")) {
      throw settings.invalid("levels", "must not stand beside relative-levels; give one of them");
    }
    double radius = settings.positive("divergence-radius", DEFAULT_RADIUS);
    if (radius > LARGEST_RADIUS) {
      throw settings.invalid("divergence-radius", "must be at most " + LARGEST_RADIUS);
    }
    return new PredictionPlan(
        noise,
        learningRate,
        MomentsCell.logarithmicSteps(
            steps, (int) settings.wholeNumber("recorded", 2, MOST_RECORDED, DEFAULT_RECORDED)),
        lossEvery,
        settings.wholeNumber("trials", 2, MOST_TRIALS, DEFAULT_TRIALS),
        settings.wholeNumber("model-trials", 2, MOST_TRIALS, DEFAULT_MODEL_TRIALS),
        settings.has("levels") ? positive(settings, "levels") : List.of(),
        settings.has("levels")
            ? List.of()
            : settings.has("relative-levels")
                ? positive(settings, "relative-levels")
                : Arrays.stream(DEFAULT_RELATIVE_LEVELS).boxed().toList(),
        radius,
        confidence,
        seed);
  }

  private static List<Double> positive(Settings settings, String key) {
    double[] numbers = settings.numbers(key, MOST_LEVELS);
    if (Arrays.stream(numbers).anyMatch(number -> number <= 0)) {
      throw settings.invalid(key, "must be numbers greater than 0");
    }
    return Arrays.stream(numbers).sorted().distinct().boxed().toList();
  }

  /** The same with given levels. */
  PredictionPlan withLevels(List<Double> given) {
    return new PredictionPlan(
        noise,
        learningRate,
        recordSteps,
        lossEvery,
        trials,
        modelTrials,
        given,
        List.of(),
        divergenceRadius,
        confidence,
        seed);
  }

  /** What trials are watched for, and how many. */
  void describe(CanonicalText text) {
    text.put("record-steps", recordSteps.toString())
        .put("loss-every", lossEvery)
        .put("trials", trials)
        .put("model-trials", modelTrials)
        .put(
            "levels",
            CanonicalText.digest(levels.stream().mapToDouble(Double::doubleValue).toArray()))
        .put("divergence-radius", divergenceRadius)
        .put("seed", seed);
  }

  /** The last step. */
  public long steps() {
    return recordSteps.get(recordSteps.size() - 1);
  }

  /** How often the loss is looked at. */
  public int looks() {
    return (int) (steps() / lossEvery);
  }
}
