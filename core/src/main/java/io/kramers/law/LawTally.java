package io.kramers.law;

import io.kramers.blocks.Mergeable;
import io.kramers.numerics.ExactSum;
import io.kramers.numerics.SparseLongs;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Where trials were at the recorded times, as exact counts and exact sums. A trial that has
 * diverged is not looked at any more.
 */
public final class LawTally implements Mergeable<LawTally> {
  private static final long serialVersionUID = 1L;

  private final long[] steps;
  private final LogHistogram[] histograms;
  private final ExactSum[] squares;
  private final ExactSum[] fourthPowers;
  private long trials;
  private long trialSteps;

  /** No trials yet, to be looked at after the given steps. */
  LawTally(List<Long> recordSteps) {
    steps = recordSteps.stream().mapToLong(Long::longValue).toArray();
    histograms = new LogHistogram[steps.length];
    squares = new ExactSum[steps.length];
    fourthPowers = new ExactSum[steps.length];
    Arrays.setAll(histograms, i -> new LogHistogram());
    Arrays.setAll(squares, i -> new ExactSum());
    Arrays.setAll(fourthPowers, i -> new ExactSum());
  }

  void addTrials(long count) {
    trials = Math.addExact(trials, count);
  }

  void addTrialSteps(long count) {
    trialSteps = Math.addExact(trialSteps, count);
  }

  /**
   * Adds a trial at a recorded time.
   *
   * @param time the index of the recorded time
   * @param x along the recorded coordinate, from w*
   * @param square |w - w*|^2
   */
  void add(int time, double x, double square) {
    histograms[time].add(x);
    squares[time].add(square);
    fourthPowers[time].add(square * square);
  }

  @Override
  public void merge(LawTally other) {
    if (!Arrays.equals(steps, other.steps)) {
      throw new IllegalArgumentException("laws at different times do not merge");
    }
    addTrials(other.trials);
    addTrialSteps(other.trialSteps);
    for (int i = 0; i < steps.length; i++) {
      histograms[i].merge(other.histograms[i]);
      squares[i].merge(other.squares[i]);
      fourthPowers[i].merge(other.fourthPowers[i]);
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    SparseLongs.write(out, steps);
    SparseLongs.writeNumber(out, trials);
    SparseLongs.writeNumber(out, trialSteps);
    for (int i = 0; i < steps.length; i++) {
      histograms[i].write(out);
      squares[i].write(out);
      fourthPowers[i].write(out);
    }
  }

  /**
   * Reads what was written of trials that were looked at after the given steps.
   *
   * @throws IOException if what stands there is none
   */
  static LawTally read(List<Long> recordSteps, DataInput in) throws IOException {
    LawTally tally = new LawTally(recordSteps);
    long[] written = new long[tally.steps.length];
    SparseLongs.read(in, written);
    if (!Arrays.equals(written, tally.steps)) {
      throw new IOException("a law at other times");
    }
    tally.trials = SparseLongs.readCount(in);
    tally.trialSteps = SparseLongs.readCount(in);
    for (int i = 0; i < written.length; i++) {
      tally.histograms[i] = LogHistogram.read(in);
      tally.squares[i] = ExactSum.read(in);
      tally.fourthPowers[i] = ExactSum.read(in);
    }
    return tally;
  }

  /** Number of trials. */
  public long trials() {
    return trials;
  }

  /** Trials of which some coordinate had left [-R, R] or was no number by the given time. */
  public long diverged(int time) {
    return trials - histograms[time].count();
  }

  /** The recorded coordinate of w - w* at the given time, of the trials that had not diverged. */
  public LogHistogram histogram(int time) {
    return histograms[time];
  }

  /** The sum of |w - w*|^2 over them. */
  public ExactSum squares(int time) {
    return squares[time];
  }

  /** The sum of |w - w*|^4, each the rounded square of a rounded square. */
  public ExactSum fourthPowers(int time) {
    return fourthPowers[time];
  }

  @Override
  public long trialSteps() {
    return trialSteps;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LawTally tally
        && trials == tally.trials
        && trialSteps == tally.trialSteps
        && Arrays.equals(steps, tally.steps)
        && Arrays.equals(histograms, tally.histograms)
        && Arrays.equals(squares, tally.squares)
        && Arrays.equals(fourthPowers, tally.fourthPowers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(squares);
  }
}
