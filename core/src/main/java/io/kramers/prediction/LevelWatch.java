package io.kramers.prediction;

import java.util.Arrays;
import java.util.List;

/** Sees when the loss of each trial of a block first reaches each level; for one thread. */
final class LevelWatch {
  private final double[] levels;
  private final long lossEvery;
  private final boolean[][] ended;
  private long first;
  private int count;

  /** With room for so many trials. */
  LevelWatch(PredictionPlan plan, int capacity) {
    List<Double> given = plan.levels();
    levels = given.stream().mapToDouble(Double::doubleValue).toArray();
    lossEvery = plan.lossEvery();
    ended = new boolean[levels.length][capacity];
  }

  /** Trials firstTrial, ..., firstTrial + trials - 1 begin. */
  void start(long firstTrial, int trials) {
    first = firstTrial;
    count = trials;
    for (boolean[] each : ended) {
      Arrays.fill(each, false);
    }
  }

  /** A trial is looked at. */
  void look(long trial, long look, double rise, Departures result) {
    for (int level = 0; level < levels.length; level++) {
      if (rise >= levels[level] && end(level, trial)) {
        result.exits(level).addExit(trial, look);
      }
    }
  }

  /** A trial has diverged with a step; it counts at the look that would have come next. */
  void diverged(long trial, long step, Departures result) {
    for (int level = 0; level < levels.length; level++) {
      if (end(level, trial)) {
        long next = (step + lossEvery - 1) / lossEvery;
        result.exits(level).addDivergence(trial, Math.min(next, result.exits(level).horizon()));
      }
    }
  }

  /** The last look is over. */
  void atHorizon(Departures result) {
    for (int level = 0; level < levels.length; level++) {
      for (int i = 0; i < count; i++) {
        if (end(level, first + i)) {
          result.exits(level).addCensored(first + i);
        }
      }
    }
  }

  /** Whether it had not ended before. */
  private boolean end(int level, long trial) {
    int i = (int) (trial - first);
    boolean before = ended[level][i];
    ended[level][i] = true;
    return !before;
  }
}
