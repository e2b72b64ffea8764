package io.kramers.prediction;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.Running;
import io.kramers.exittime.ExitTimes;
import io.kramers.law.TrialMean;
import io.kramers.numerics.SparseLongs;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far trials were from w* at the recorded steps, how much the loss had risen at the looks, and
 * at which look it first reached each level, as exact counts and exact sums. A trial that has
 * diverged is not looked at any more.
 */
public final class Departures implements Mergeable<Departures> {
  private static final long serialVersionUID = 1L;

  private final TrialSums[] alongSquares;
  private final TrialSums[] squares;
  private final TrialSums[] rises;
  private final ExitTimes[] exits;
  private long trialSteps;

  /** No trials yet. */
  Departures(PredictionPlan plan) {
    alongSquares = sums(plan.recordSteps().size());
    squares = sums(plan.recordSteps().size());
    rises = sums(plan.looks());
    exits =
        IntStream.range(0, plan.levels().size())
            .mapToObj(level -> new ExitTimes(plan.looks()))
            .toArray(ExitTimes[]::new);
  }

  private static TrialSums[] sums(int count) {
    return IntStream.range(0, count).mapToObj(i -> new TrialSums()).toArray(TrialSums[]::new);
  }

  /**
   * Adds a trial at a recorded step.
   *
   * @param time the step's index
   * @param along the sum of x_j^2 over the directions
   * @param square |w - w*|^2
   */
  void addDistance(int time, double along, double square) {
    alongSquares[time].add(along);
    squares[time].add(square);
  }

  /**
   * Adds a trial at a look.
   *
   * @param look from 1
   * @param rise L(w) - L(w*)
   */
  void addRise(long look, double rise) {
    rises[(int) look - 1].add(rise);
  }

  /** The looks at which the loss first reached a level. */
  ExitTimes exits(int level) {
    return exits[level];
  }

  void addTrialSteps(long count) {
    trialSteps = Math.addExact(trialSteps, count);
  }

  @Override
  public void merge(Departures other) {
    if (squares.length != other.squares.length
        || rises.length != other.rises.length
        || exits.length != other.exits.length) {
      throw new IllegalArgumentException("departures of other plans do not merge");
    }
    merge(alongSquares, other.alongSquares);
    merge(squares, other.squares);
    merge(rises, other.rises);
    for (int level = 0; level < exits.length; level++) {
      exits[level].merge(other.exits[level]);
    }
    addTrialSteps(other.trialSteps);
  }

  private static void merge(TrialSums[] to, TrialSums[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i].merge(from[i]);
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    SparseLongs.writeNumber(out, trialSteps);
    write(alongSquares, out);
    write(squares, out);
    write(rises, out);
    SparseLongs.writeNumber(out, exits.length);
    for (ExitTimes each : exits) {
      each.write(out);
    }
  }

  private static void write(TrialSums[] sums, DataOutput out) throws IOException {
    SparseLongs.writeNumber(out, sums.length);
    for (TrialSums each : sums) {
      each.write(out);
    }
  }

  /**
   * Reads departures of a plan.
   *
   * @throws IOException if what stands there are none
   */
  static Departures read(PredictionPlan plan, DataInput in) throws IOException {
    Departures departures = new Departures(plan);
    departures.trialSteps = SparseLongs.readCount(in);
    read(departures.alongSquares, in);
    read(departures.squares, in);
    read(departures.rises, in);
    SparseLongs.require(in, departures.exits.length);
    for (int level = 0; level < departures.exits.length; level++) {
      departures.exits[level] = ExitTimes.read(plan.looks(), in);
    }
    return departures;
  }

  private static void read(TrialSums[] sums, DataInput in) throws IOException {
    SparseLongs.require(in, sums.length);
    for (int i = 0; i < sums.length; i++) {
      sums[i] = TrialSums.read(in);
    }
  }

  /** Mean sum of x_j^2 over the directions at a recorded step; empty where all had diverged. */
  Optional<TrialMean> alongSquare(int time, double confidence) {
    return alongSquares[time].mean(confidence);
  }

  /** Mean |w - w*|^2. */
  Optional<TrialMean> square(int time, double confidence) {
    return squares[time].mean(confidence);
  }

  /** Mean rise of the loss at a look, from 1. */
  Optional<TrialMean> rise(long look, double confidence) {
    return rises[(int) look - 1].mean(confidence);
  }

  /** The mean rise of the loss at the last look; empty before a second trial. */
  Optional<Running> running(PredictionPlan plan) {
    return rise(plan.looks(), plan.confidence())
        .flatMap(
            mean ->
                mean.interval()
                    .map(interval -> new Running("rise of the loss", mean.mean(), interval)));
  }

  @Override
  public long trialSteps() {
    return trialSteps;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Departures departures
        && trialSteps == departures.trialSteps
        && Arrays.equals(alongSquares, departures.alongSquares)
        && Arrays.equals(squares, departures.squares)
        && Arrays.equals(rises, departures.rises)
        && Arrays.equals(exits, departures.exits);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(squares);
  }
}
