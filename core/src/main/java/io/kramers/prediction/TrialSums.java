package io.kramers.prediction;

import io.kramers.law.TrialMean;
import io.kramers.numerics.ExactSum;
import java.io.Serializable;
import java.util.Optional;

/** Exact sums of one number a trial and of its square. */
final class TrialSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ExactSum sum = new ExactSum();
  private final ExactSum squares = new ExactSum();
  private long trials;

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
