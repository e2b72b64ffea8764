package io.kramers.api;

import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.escape.FinalStep;
import io.kramers.escape.Outcome;
import io.kramers.estimate.Interval;
import io.kramers.question.Answer;
import io.kramers.question.ExactEscape;
import io.kramers.report.CellFields;
import io.kramers.report.ResultsText;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the trials of one cell of an escape experiment say.
 *
 * @param estimate with the cell and the whole tally
 */
public record EscapeCell(Estimate estimate) {
  /** What the cell is, by the names that results show; null where one means nothing. */
  public Map<String, Object> parameters() {
    return CellFields.of(estimate.cell());
  }

  /** Number of trials: escaped, censored and diverged ones. */
  public long trials() {
    return estimate.tally().trials();
  }

  /** Trials that left the basin. */
  public long escaped() {
    return estimate.escaped();
  }

  /** Trials that were still in the basin after the last step. */
  public long censored() {
    return estimate.tally().count(Outcome.CENSORED);
  }

  /** Trials that went beyond the divergence radius. */
  public long diverged() {
    return estimate.tally().count(Outcome.DIVERGED);
  }

  /** Escaped trials by all trials. */
  public double probability() {
    return estimate.probability();
  }

  /** Wilson's interval of the probability; empty for gradient descent, which is one path. */
  public Optional<Interval> interval() {
    return estimate.interval();
  }

  /** Clopper and Pearson's interval of the probability; empty for gradient descent. */
  public Optional<Interval> exactInterval() {
    return estimate.exactInterval();
  }

  /** Mean exit step of the escaped trials; empty where none escaped. */
  public OptionalDouble meanExitStep() {
    return estimate.meanExitStep();
  }

  /**
   * The exact escape probability, from the chain's transfer operator in about a second; where there
   * is none, the answer's note says why.
   */
  public Answer exact() {
    return exact(estimate.cell());
  }

  static Answer exact(Cell cell) {
    return ExactEscape.probability(
        cell.landscape(),
        cell.dynamics(),
        cell.learningRate(),
        cell.steps(),
        cell.exit() instanceof FinalStep,
        cell.exit().divergenceRadius());
  }

  /** Its name in tables. */
  @Override
  public String toString() {
    return ResultsText.label(estimate.cell());
  }
}
