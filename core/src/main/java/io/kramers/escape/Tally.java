package io.kramers.escape;

import io.kramers.blocks.Mergeable;
import io.kramers.numerics.SparseLongs;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Exact counts of how trials ended. Tallies merge in any order and grouping to the same counts, and
 * a count that would overflow throws.
 */
public final class Tally implements Mergeable<Tally> {
  private static final long serialVersionUID = 1L;

  /** The histogram of exit steps has at most this many bins. */
  private static final int MOST_BINS = 1 << 14;

  private final long steps;
  private final long binWidth;
  private final long[] histogram;
  private final long[] outcomes = new long[Outcome.values().length];
  private long exitStepSum;
  private long trialSteps;

  /**
   * No trials yet.
   *
   * @param steps the most steps that a trial takes, at least 1
   */
  public Tally(long steps) {
    this.steps = steps;
    long width = 1;
    while ((steps + width - 1) / width > MOST_BINS) {
      width *= 2;
    }
    binWidth = width;
    histogram = new long[(int) ((steps + width - 1) / width)];
  }

  /** Counts a trial that ended with a step, 1 for the first. */
  public void add(Outcome outcome, long step) {
    outcomes[outcome.ordinal()]++;
    trialSteps = Math.addExact(trialSteps, step);
    if (outcome == Outcome.ESCAPED) {
      exitStepSum = Math.addExact(exitStepSum, step);
      histogram[(int) ((step - 1) / binWidth)]++;
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the other one is of runs of another length
   */
  @Override
  public void merge(Tally other) {
    if (other.steps != steps) {
      throw new IllegalArgumentException(
          "tallies of " + steps + " and " + other.steps + " steps do not merge");
    }
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = Math.addExact(outcomes[i], other.outcomes[i]);
    }
    for (int i = 0; i < histogram.length; i++) {
      histogram[i] += other.histogram[i];
    }
    exitStepSum = Math.addExact(exitStepSum, other.exitStepSum);
    trialSteps = Math.addExact(trialSteps, other.trialSteps);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    SparseLongs.writeNumber(out, steps);
    SparseLongs.write(out, outcomes);
    SparseLongs.write(out, histogram);
    SparseLongs.writeNumber(out, exitStepSum);
    SparseLongs.writeNumber(out, trialSteps);
  }

  /**
   * Reads a tally of runs of the given length.
   *
   * @throws IOException if what stands there is none
   */
  static Tally read(long steps, DataInput in) throws IOException {
    SparseLongs.require(in, steps);
    Tally tally = new Tally(steps);
    SparseLongs.readCounts(in, tally.outcomes);
    SparseLongs.readCounts(in, tally.histogram);
    tally.exitStepSum = SparseLongs.readCount(in);
    tally.trialSteps = SparseLongs.readCount(in);
    return tally;
  }

  /** Number of trials. */
  public long trials() {
    return Arrays.stream(outcomes).reduce(0, Math::addExact);
  }

  /** Number of trials that ended this way. */
  public long count(Outcome outcome) {
    return outcomes[outcome.ordinal()];
  }

  /** Sum of the escaped trials' exit steps. */
  public long exitStepSum() {
    return exitStepSum;
  }

  /** Steps simulated: the sum over all trials of the step with which each ended. */
  @Override
  public long trialSteps() {
    return trialSteps;
  }

  /** Escaped trials by exit step: bin k counts steps k width + 1 to (k + 1) width. */
  public long[] histogram() {
    return histogram.clone();
  }

  /** Steps a bin of {@link #histogram}: 1 up to 16,384 steps, beyond a power of two. */
  public long binWidth() {
    return binWidth;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally tally
        && steps == tally.steps
        && exitStepSum == tally.exitStepSum
        && trialSteps == tally.trialSteps
        && Arrays.equals(outcomes, tally.outcomes)
        && Arrays.equals(histogram, tally.histogram);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new long[] {steps, exitStepSum, trialSteps, Arrays.hashCode(histogram)});
  }

  @Override
  public String toString() {
    return "Tally[trials=%d, escaped=%d, diverged=%d, censored=%d, exitStepSum=%d]"
        .formatted(
            trials(),
            count(Outcome.ESCAPED),
            count(Outcome.DIVERGED),
            count(Outcome.CENSORED),
            exitStepSum);
  }
}
