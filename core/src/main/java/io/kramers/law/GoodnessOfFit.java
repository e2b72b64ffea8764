package io.kramers.law;

/**
 * Trials beside a law.
 *
 * @param kolmogorovSmirnov the largest difference of the distribution functions
 * @param chiSquare the sum of squared differences over cells
 */
public record GoodnessOfFit(KolmogorovSmirnov kolmogorovSmirnov, ChiSquare chiSquare) {
  static GoodnessOfFit of(LogHistogram histogram, ExactLaw law) {
    return new GoodnessOfFit(
        KolmogorovSmirnov.of(histogram, law::cumulative), ChiSquare.of(histogram, law::cumulative));
  }
}
