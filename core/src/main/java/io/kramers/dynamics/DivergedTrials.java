package io.kramers.dynamics;

import io.kramers.simd.Padded;
import io.kramers.simd.SuspectPass;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Retires the trials of a block of which some coordinate has not |w_j| &lt;= R; for one thread. */
public final class DivergedTrials {
  private final double radius;
  private final SuspectPass suspects;
  private final boolean[] groups;

  /**
   * A watch over blocks.
   *
   * @param radius R, greater than 0
   * @param capacity the most trials in a block
   */
  public DivergedTrials(double radius, Vectorization provider, int capacity) {
    this.radius = radius;
    suspects = SuspectPass.of(provider);
    groups = new boolean[Padded.length(capacity) / SuspectPass.GROUP];
  }

  /**
   * Retires those of a block.
   *
   * @param retired is told of each one's number
   */
  public void retire(Trials trials, LongConsumer retired) {
    Arrays.fill(groups, false);
    for (double[] coordinate : trials.w()) {
      suspects.mark(coordinate, trials.live(), -radius, radius, groups);
    }
    // Downwards, so that the trial which takes a retired one's place has been looked at.
    for (int group = groups.length - 1; group >= 0; group--) {
      if (groups[group]) {
        int first = group * SuspectPass.GROUP;
        for (int i = Math.min(first + SuspectPass.GROUP, trials.live()) - 1; i >= first; i--) {
          if (diverged(trials.w(), i)) {
            retired.accept(trials.numbers()[i]);
            trials.retire(i);
          }
        }
      }
    }
  }

  private boolean diverged(double[][] w, int i) {
    for (double[] coordinate : w) {
      if (!(Math.abs(coordinate[i]) <= radius)) {
        return true;
      }
    }
    return false;
  }
}
