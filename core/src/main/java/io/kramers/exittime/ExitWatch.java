package io.kramers.exittime;

import io.kramers.dynamics.PathStepper;
import io.kramers.dynamics.Trials;
import io.kramers.numerics.Elementary;
import io.kramers.rng.Counter;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Uniform;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.SuspectPass;
import io.kramers.simd.Vectorization;
import io.kramers.theory.Crossing;
import io.kramers.theory.ExitInterval;
import java.util.Arrays;

/** Watches a block of trials, records and retires those that end; belongs to one thread. */
final class ExitWatch {
  /** Draws from here on are the bridges', one a coordinate; increments take fewer. */
  private static final int FIRST_BRIDGE_DRAW = 1 << 23;

  /**
   * No uniform number is below 2^-53, so none makes a bridge cross whose 2 (b - x)(b - y) / s^2 is
   * more than 37.
   */
  private static final double FARTHEST_CROSSING = 0.5 * 37.0;

  private final ExitInterval bounds;
  private final double radius;
  private final boolean bridge;
  private final StreamKey key;
  private final Words words = Words.of(Vectorization.scalar());
  private final SuspectPass suspects;
  private final boolean[] groups;
  private final long[] number = new long[Padded.length(1)];
  private final long[] upperWord = new long[Padded.length(1)];
  private final long[] lowerWord = new long[Padded.length(1)];

  ExitWatch(
      ExitInterval bounds,
      double radius,
      Crossing crossing,
      StreamKey key,
      Vectorization provider,
      int capacity) {
    this.bounds = bounds;
    this.radius = radius;
    this.key = key;
    bridge = crossing == Crossing.BRIDGE;
    suspects = SuspectPass.of(provider);
    groups = new boolean[Padded.length(capacity) / SuspectPass.GROUP];
  }

  /** Records and retires the trials that ended with this step, 1 for the first. */
  void afterStep(Trials trials, PathStepper stepper, long step, ExitTimes result) {
    mark(trials, stepper);
    // Downwards, so that the trial which takes a retired one's place has been looked at.
    for (int group = groups.length - 1; group >= 0; group--) {
      if (groups[group]) {
        int first = group * SuspectPass.GROUP;
        for (int i = Math.min(first + SuspectPass.GROUP, trials.live()) - 1; i >= first; i--) {
          end(trials, stepper, i, step, result);
        }
      }
    }
  }

  private void mark(Trials trials, PathStepper stepper) {
    double[][] w = trials.w();
    int n = trials.live();
    Arrays.fill(groups, false);
    double low = Math.max(bounds.lower(), -radius);
    double high = Math.min(bounds.upper(), radius);
    for (int j = 0; j < w.length; j++) {
      suspects.mark(w[j], n, low, high, groups);
      if (bridge) {
        markBridges(bounds.upper(), stepper.before()[j], w[j], stepper.variance()[j], n);
        markBridges(bounds.lower(), stepper.before()[j], w[j], stepper.variance()[j], n);
      }
    }
  }

  private void markBridges(double bound, double[] before, double[] w, double[] variance, int n) {
    if (Double.isFinite(bound)) {
      suspects.markNear(bound, before, w, FARTHEST_CROSSING, variance, n, groups);
    }
  }

  private void end(Trials trials, PathStepper stepper, int i, long step, ExitTimes result) {
    double[][] w = trials.w();
    long trial = trials.numbers()[i];
    boolean diverged = false;
    for (int j = 0; j < w.length; j++) {
      if (outside(w[j][i]) || bridge && crossed(stepper, trial, j, i, w[j][i], step)) {
        result.addExit(trial, step);
        trials.retire(i);
        return;
      }
      diverged |= !(Math.abs(w[j][i]) <= radius);
    }
    if (diverged) {
      result.addDivergence(trial, step);
      trials.retire(i);
    }
  }

  /** False for NaN. */
  private boolean outside(double w) {
    return w < bounds.lower() || w > bounds.upper();
  }

  /** Whether the bridge of coordinate j crossed a bound; the i-th trial is inside at both ends. */
  private boolean crossed(PathStepper stepper, long trial, int j, int i, double w, long step) {
    double before = stepper.before()[j][i];
    double variance = stepper.variance()[j][i];
    boolean nearUpper = near(bounds.upper(), before, w, variance);
    boolean nearLower = near(bounds.lower(), before, w, variance);
    if (!nearUpper && !nearLower) {
      return false;
    }
    number[0] = trial;
    words.fill(key, number, 1, Counter.word(step, FIRST_BRIDGE_DRAW + j), upperWord, lowerWord);
    return nearUpper && crossed(bounds.upper(), before, w, variance, upperWord[0])
        || nearLower && crossed(bounds.lower(), before, w, variance, lowerWord[0]);
  }

  /** False for a bound that is not there. */
  private static boolean near(double bound, double before, double w, double variance) {
    return (bound - before) * (bound - w) < FARTHEST_CROSSING * variance;
  }

  private static boolean crossed(
      double bound, double before, double w, double variance, long word) {
    return Elementary.log(Uniform.open(word)) * variance < -2.0 * (bound - before) * (bound - w);
  }

  /** Records the trials that are inside at the horizon. */
  void atHorizon(Trials trials, ExitTimes result) {
    for (int i = 0; i < trials.live(); i++) {
      result.addCensored(trials.numbers()[i]);
    }
  }
}
