package io.kramers.law;

import java.util.List;

/**
 * A density experiment, every parameter resolved.
 *
 * @param ensemble the trials
 * @param comparisons with exact laws, in the order of their times; at least one
 */
public record DensityCell(LawCell ensemble, List<Comparison> comparisons) {
  /**
   * Trials beside a law.
   *
   * @param time the index of a recorded time of the ensemble
   * @param stationary whether the law is the stationary one, and not the one at that time
   */
  public record Comparison(int time, boolean stationary) {}

  /** Unmodifiable. */
  public DensityCell {
    comparisons = List.copyOf(comparisons);
  }
}
