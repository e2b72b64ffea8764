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
   * @param exact the law; empty where it is not known
   * @param note why it is not known; else empty
   * @param fit of the exact law; empty where it is not known or no trial was left
   * @param printed the paper's stationary law, where it is not the exact one
   * @param printedFit of it
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
      Optional<ExactLaw> exact,
      String note,
      Optional<GoodnessOfFit> fit,
      Optional<ExactLaw> printed,
      Optional<GoodnessOfFit> printedFit,
      OptionalDouble timeStepShift,
      HillPlot hill) {}

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
    Optional<ExactLaw> printed =
        comparison.stationary() ? laws.printedStationary() : Optional.empty();
    boolean some = histogram.count() > 0;
    return new Compared(
        comparison,
        cell.ensemble().times().get(comparison.time()),
        histogram,
        tally.diverged(comparison.time()),
        answer.law(),
        answer.note(),
        answer.law().filter(law -> some).map(law -> GoodnessOfFit.of(histogram, law)),
        printed,
        printed.filter(law -> some).map(law -> GoodnessOfFit.of(histogram, law)),
        laws.timeStepShift(comparison),
        HillPlot.of(histogram, cell.ensemble().confidence()));
  }
}
