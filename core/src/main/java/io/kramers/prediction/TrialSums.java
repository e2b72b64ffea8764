package io.kramers.prediction;

import io.kramers.law.TrialMean;
import io.kramers.numerics.ExactSum;
import io.kramers.numerics.SparseLongs;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** Exact sums of one number a trial and of its square. */
final class TrialSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ExactSum sum;
  private final ExactSum squares;
  private long trials;

  /** No trials yet. */
  TrialSums() {
    this(new ExactSum(), new ExactSum(), 0);
  }

  private TrialSums(ExactSum sum, ExactSum squares, long trials) {
    this.sum = sum;
    this.squares = squares;
    this.trials = trials;
  }

  void add(double value) {
    sum.add(value);
    squares.add(value * value);
    trials++;
  }

  void merge(TrialSums other) {
    sum.merge(other.sum);
    squares.merge(other.squares);
    trials = Math.addExact(trials, other.trials);
  }

  void write(DataOutput out) throws IOException {
    sum.write(out);
    squares.write(out);
    SparseLongs.writeNumber(out, trials);
  }

  /**
   * Reads sums.
   *
   * @throws IOException if what stands there are none
   */
  static TrialSums read(DataInput in) throws IOException {
    return new TrialSums(ExactSum.read(in), ExactSum.read(in), SparseLongs.readCount(in));
  }

  /** The mean; empty without trials. */
  Optional<TrialMean> mean(double confidence) {
    return TrialMean.of(trials, sum, squares, confidence);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrialSums sums
        && trials == sums.trials
        && sum.equals(sums.sum)
        && squares.equals(sums.squares);
  }

  @Override
  public int hashCode() {
    return sum.hashCode();
  }
}
