package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * Statistical tests in the way of Commons RNG: each statistic is computed on {@value #REPLICATES}
 * streams with fixed keys and rejected on a stream at the 1 % level; it fails if more than {@value
 * #MOST_REJECTIONS} streams reject it. A perfect generator fails a statistic with probability
 * P(Binomial(50, 0.01) > 6) = 6.9e-7.
 */
final class Battery {
  static final int REPLICATES = 50;
  static final int MOST_REJECTIONS = 6;
  private static final double LEVEL = 0.01;

  private final Map<String, List<Double>> pValues = new LinkedHashMap<>();

  /** Records the p-value of a statistic on one stream. */
  void record(String statistic, double p) {
    pValues.computeIfAbsent(statistic, name -> new ArrayList<>()).add(p);
  }

  /** Records the p-value on every stream. */
  void record(String statistic, IntToDoubleFunction pOfReplicate) {
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      record(statistic, pOfReplicate.applyAsDouble(replicate));
    }
  }

  /** Statistics with more rejections than allowed, with their number of rejections. */
  Map<String, Long> failures() {
    Map<String, Long> failures = new LinkedHashMap<>();
    pValues.forEach(
        (statistic, values) -> {
          assertThat(values).as(statistic).hasSize(REPLICATES);
          long rejections = values.stream().filter(p -> !(p >= LEVEL)).count();
          if (rejections > MOST_REJECTIONS) {
            failures.put(statistic, rejections);
          }
        });
    return failures;
  }

  int statistics() {
    return pValues.size();
  }

  /** The rate at which a perfect generator fails this battery: at most the sum over statistics. */
  double falseFailureRate() {
    return statistics()
        * BinomialDistribution.of(REPLICATES, LEVEL).survivalProbability(MOST_REJECTIONS);
  }

  /** Two-sided, so that counts which are too even are rejected as well. */
  static double chiSquare(long[] counts) {
    return chiSquare(ChiSquareTest.withDefaults().statistic(counts), counts.length - 1.0);
  }

  static double chiSquare(double[] expected, long[] counts) {
    return chiSquare(ChiSquareTest.withDefaults().statistic(expected, counts), counts.length - 1.0);
  }

  static double chiSquare(double statistic, double degreesOfFreedom) {
    ChiSquaredDistribution law = ChiSquaredDistribution.of(degreesOfFreedom);
    return 2 * Math.min(law.cumulativeProbability(statistic), law.survivalProbability(statistic));
  }

  /** Two-sided p-value of a standard normal. */
  static double normal(double z) {
    return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
  }

  /** Two-sided p-value of a binomial count. */
  static double binomial(long count, int n, double probability) {
    BinomialDistribution law = BinomialDistribution.of(n, probability);
    return Math.min(
        1.0,
        2
            * Math.min(
                law.cumulativeProbability((int) count), law.survivalProbability((int) count - 1)));
  }
}
