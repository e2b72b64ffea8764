package io.kramers.law;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a density cell's trials say, beside the exact laws.
 *
 * @param cell the cell
 * @param tally of its trials
 * @param comparisons one for each of the cell's
 */
public record DensityEstimate(DensityCell cell, LawTally tally, List<Compared> comparisons) {
  /**
   * Trials at a time beside a law.
   *
   * @param comparison which time and law
   * @param time in the unit of the time step
   * @param histogram of the recorded coordinate's w - w*, of the trials that had not diverged
   * @param diverged trials that had
   * @param exact the law of the dynamics
   * @param printed the paper's stationary law; empty for a law at a time, and where none is printed
   * @param timeStepShift how far the time step moves the distribution function at most, taking it
   *     for a change of scale to the second moment of the scheme's chain; empty where that is not
   *     known
   * @param hill the tail index of |x|
   */
  public record Compared(
      DensityCell.Comparison comparison,
      double time,
      LogHistogram histogram,
      long diverged,
      Reference exact,
      Optional<Reference> printed,
      OptionalDouble timeStepShift,
      HillPlot hill) {
    /** Hill's estimate with about as many trials as the root of their number, if there is one. */
    public Optional<HillPlot.Point> hillAtRoot() {
      return hill.nearest(Math.sqrt(histogram.count()));
    }
  }

  /**
   * A law that trials stand beside.
   *
   * @param law empty where it is not known
   * @param note why it is not known; else empty
   * @param tailIndex a in P(|x| &gt; r) ~ r^-a; infinite where no power is as heavy, empty where it
   *     is not known
   * @param fit of the trials; empty where the law is not known or no trial was left
   */
  public record Reference(
      Optional<ExactLaw> law, String note, OptionalDouble tailIndex, Optional<GoodnessOfFit> fit) {}

  /** Works out a cell's estimate. */
  public static DensityEstimate of(DensityCell cell, LawTally tally) {
    ExactLaws laws = new ExactLaws(cell.ensemble());
    return new DensityEstimate(
        cell,
        tally,
        cell.comparisons().stream().map(each -> compared(cell, tally, laws, each)).toList());
  }

  private static Compared compared(
      DensityCell cell, LawTally tally, ExactLaws laws, DensityCell.Comparison comparison) {
    LogHistogram histogram = tally.histogram(comparison.time());
    ExactLaws.Answer answer = laws.of(comparison);
    Optional<ExactLaws.Answer> printed =
        comparison.stationary() ? laws.printedStationary() : Optional.empty();
    return new Compared(
        comparison,
        cell.ensemble().times().get(comparison.time()),
        histogram,
        tally.diverged(comparison.time()),
        reference(histogram, answer),
        printed.map(law -> reference(histogram, law)),
        laws.timeStepShift(comparison, answer),
        HillPlot.of(histogram, cell.ensemble().confidence()));
  }

  private static Reference reference(LogHistogram histogram, ExactLaws.Answer answer) {
    return new Reference(
        answer.law(),
        answer.note(),
        answer.tailIndex(),
        histogram.count() == 0
            ? Optional.empty()
            : answer.law().map(law -> GoodnessOfFit.of(histogram, law)));
  }
}
