package io.kramers.escape;

import io.kramers.dynamics.Trials;
import io.kramers.simd.Padded;
import io.kramers.simd.SuspectPass;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/** Ends trials below thresholds: one set of them after every step, another after the last. */
final class ThresholdMonitor implements ExitMonitor {
  private final double[] eachStep;
  private final double[] lastStep;
  private final double radius;
  private final SuspectPass suspects;
  private final boolean[] groups;

  ThresholdMonitor(
      double[] eachStep, double[] lastStep, double radius, Vectorization provider, int capacity) {
    this.eachStep = eachStep;
    this.lastStep = lastStep;
    this.radius = radius;
    suspects = SuspectPass.of(provider);
    groups = new boolean[Padded.length(capacity) / SuspectPass.GROUP];
  }

  @Override
  public void afterStep(Trials trials, long step, Tally tally) {
    double[][] w = trials.w();
    Arrays.fill(groups, false);
    for (int j = 0; j < w.length; j++) {
      suspects.mark(w[j], trials.live(), Math.max(eachStep[j], -radius), radius, groups);
    }
    // Downwards, so that the trial which takes a retired one's place has been looked at.
    for (int group = groups.length - 1; group >= 0; group--) {
      if (groups[group]) {
        int first = group * SuspectPass.GROUP;
        for (int i = Math.min(first + SuspectPass.GROUP, trials.live()) - 1; i >= first; i--) {
          end(trials, i, step, tally);
        }
      }
    }
  }

  private void end(Trials trials, int i, long step, Tally tally) {
    if (below(trials.w(), i, eachStep)) {
      tally.add(Outcome.ESCAPED, step);
      trials.retire(i);
    } else if (!within(trials.w(), i)) {
      tally.add(Outcome.DIVERGED, step);
      trials.retire(i);
    }
  }

  @Override
  public void afterLastStep(Trials trials, long step, Tally tally) {
    for (int i = 0; i < trials.live(); i++) {
      boolean escaped = below(trials.w(), i, lastStep);
      tally.add(escaped ? Outcome.ESCAPED : Outcome.CENSORED, step);
    }
  }

  private static boolean below(double[][] w, int i, double[] threshold) {
    for (int j = 0; j < w.length; j++) {
      if (w[j][i] < threshold[j]) {
        return true;
      }
    }
    return false;
  }

  /** False for NaN. */
  private boolean within(double[][] w, int i) {
    for (double[] coordinate : w) {
      if (!(Math.abs(coordinate[i]) <= radius)) {
        return false;
      }
    }
    return true;
  }
}
