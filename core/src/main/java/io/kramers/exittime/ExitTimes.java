package io.kramers.exittime;

import io.kramers.blocks.Mergeable;
import io.kramers.numerics.SparseLongs;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Exact counts of when trials left, in steps. Every trial ends in one of three ways: it left, it
 * diverged, or it was still inside at the horizon and is censored there.
 */
public final class ExitTimes implements Mergeable<ExitTimes> {
  private static final long serialVersionUID = 1L;

  /** The first trials' ends are kept one by one. */
  public static final int KEPT = 2000;

  private final long horizon;
  private final long[] exits;
  private final long[] divergences;
  private final long[] kept;
  private long exited;
  private long diverged;
  private long censored;
  private long exitStepSum;

  /** The sum of squares is high 2^64 + low, low without sign. */
  private long squaresHigh;

  private long squaresLow;
  private long trialSteps;

  /**
   * No trials yet.
   *
   * @param horizon the most steps that a trial takes, at least 1
   */
  public ExitTimes(long horizon) {
    this.horizon = horizon;
    int bins = LogBins.of(horizon) + 1;
    exits = new long[bins];
    divergences = new long[bins];
    kept = new long[KEPT];
  }

  /**
   * Adds a trial that left with a step.
   *
   * @param step from 1 to the horizon
   */
  public void addExit(long trial, long step) {
    exited++;
    exits[LogBins.of(step)]++;
    exitStepSum = Math.addExact(exitStepSum, step);
    addSquares(0, Math.multiplyExact(step, step));
    trialSteps = Math.addExact(trialSteps, step);
    keep(trial, step);
  }

  /** Adds a trial that diverged with a step. */
  public void addDivergence(long trial, long step) {
    diverged++;
    divergences[LogBins.of(step)]++;
    trialSteps = Math.addExact(trialSteps, step);
    keep(trial, -step);
  }

  /** Adds a trial that was inside at the horizon. */
  public void addCensored(long trial) {
    censored++;
    trialSteps = Math.addExact(trialSteps, horizon);
    keep(trial, -horizon);
  }

  private void addSquares(long high, long low) {
    squaresLow += low;
    long carry = Long.compareUnsigned(squaresLow, low) < 0 ? 1 : 0;
    squaresHigh = Math.addExact(squaresHigh, high + carry);
  }

  private void keep(long trial, long signedStep) {
    if (trial < KEPT) {
      kept[(int) trial] = signedStep;
    }
  }

  @Override
  public void merge(ExitTimes other) {
    if (other.horizon != horizon) {
      throw new IllegalArgumentException(
          "exit times up to " + horizon + " and " + other.horizon + " steps do not merge");
    }
    exited = Math.addExact(exited, other.exited);
    diverged = Math.addExact(diverged, other.diverged);
    censored = Math.addExact(censored, other.censored);
    exitStepSum = Math.addExact(exitStepSum, other.exitStepSum);
    addSquares(other.squaresHigh, other.squaresLow);
    trialSteps = Math.addExact(trialSteps, other.trialSteps);
    for (int i = 0; i < exits.length; i++) {
      exits[i] += other.exits[i];
      divergences[i] += other.divergences[i];
    }
    for (int i = 0; i < KEPT; i++) {
      kept[i] = kept[i] == 0 ? other.kept[i] : kept[i];
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    SparseLongs.writeNumber(out, horizon);
    SparseLongs.writeNumber(out, exited);
    SparseLongs.writeNumber(out, diverged);
    SparseLongs.writeNumber(out, censored);
    SparseLongs.writeNumber(out, exitStepSum);
    SparseLongs.writeNumber(out, squaresHigh);
    SparseLongs.writeNumber(out, squaresLow);
    SparseLongs.writeNumber(out, trialSteps);
    SparseLongs.write(out, exits);
    SparseLongs.write(out, divergences);
    SparseLongs.write(out, kept);
  }

  /**
   * Reads exit times up to the given horizon.
   *
   * @throws IOException if what stands there are none
   */
  public static ExitTimes read(long horizon, DataInput in) throws IOException {
    SparseLongs.require(in, horizon);
    ExitTimes times = new ExitTimes(horizon);
    times.exited = SparseLongs.readCount(in);
    times.diverged = SparseLongs.readCount(in);
    times.censored = SparseLongs.readCount(in);
    times.exitStepSum = SparseLongs.readCount(in);
    times.squaresHigh = SparseLongs.readCount(in);
    times.squaresLow = SparseLongs.readNumber(in);
    times.trialSteps = SparseLongs.readCount(in);
    SparseLongs.readCounts(in, times.exits);
    SparseLongs.readCounts(in, times.divergences);
    SparseLongs.read(in, times.kept);
    return times;
  }

  /** Number of trials. */
  public long trials() {
    return Math.addExact(Math.addExact(exited, diverged), censored);
  }

  /** Trials that left. */
  public long exited() {
    return exited;
  }

  /** Trials that were inside at the horizon. */
  public long censored() {
    return censored;
  }

  /** Trials of which some coordinate left [-R, R] or was no number, before they left. */
  public long diverged() {
    return diverged;
  }

  /** The horizon in steps. */
  public long horizon() {
    return horizon;
  }

  /** Sum of the exit steps of the trials that left. */
  public long exitStepSum() {
    return exitStepSum;
  }

  /** Sum of their squares. */
  public BigInteger exitStepSquareSum() {
    BigInteger low = BigInteger.valueOf(squaresLow);
    return BigInteger.valueOf(squaresHigh)
        .add(squaresLow < 0 ? BigInteger.ONE : BigInteger.ZERO)
        .shiftLeft(Long.SIZE)
        .add(low);
  }

  @Override
  public long trialSteps() {
    return trialSteps;
  }

  /** Trials that left, by {@link LogBins} of their exit steps. */
  public long[] exits() {
    return exits.clone();
  }

  /** Trials that diverged, by {@link LogBins}. */
  public long[] divergences() {
    return divergences.clone();
  }

  /**
   * The ends of the first trials, by number: the exit step, or minus the step at which it diverged
   * or was censored; 0 for a trial that has not run.
   */
  public long[] kept() {
    return kept.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExitTimes times
        && horizon == times.horizon
        && exited == times.exited
        && diverged == times.diverged
        && censored == times.censored
        && exitStepSum == times.exitStepSum
        && trialSteps == times.trialSteps
        && squaresHigh == times.squaresHigh
        && squaresLow == times.squaresLow
        && Arrays.equals(exits, times.exits)
        && Arrays.equals(divergences, times.divergences)
        && Arrays.equals(kept, times.kept);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new long[] {horizon, exited, censored, exitStepSum, trialSteps});
  }

  @Override
  public String toString() {
    return "ExitTimes[exited=%d, diverged=%d, censored=%d, exitStepSum=%d]"
        .formatted(exited, diverged, censored, exitStepSum);
  }
}
