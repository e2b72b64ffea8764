package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class LogisticFitTest {
  private static final Offset<Double> HALF_IN_THE_LAST_PLACE = within(0.00501);

  /**
   * Beetle mortality (Bliss, Ann. Appl. Biol. 22, 1935) with the logistic fit that Dobson gives (An
   * Introduction to Generalized Linear Models, 2nd ed., 2002, section 7.3.1): -60.72 (5.18), 34.27
   * (2.91), deviance 11.23 on 6 degrees of freedom. In the last group all died.
   */
  @Test
  void aPublishedFitIsReproduced() {
    LogisticFit fit = LogisticFit.of(LocalSpark.session(), beetles()).orElseThrow();

    assertThat(fit.intercept()).isCloseTo(-60.72, HALF_IN_THE_LAST_PLACE);
    assertThat(fit.interceptStandardError()).isCloseTo(5.18, HALF_IN_THE_LAST_PLACE);
    assertThat(fit.slope()).isCloseTo(34.27, HALF_IN_THE_LAST_PLACE);
    assertThat(fit.slopeStandardError()).isCloseTo(2.91, HALF_IN_THE_LAST_PLACE);
    assertThat(fit.deviance()).isCloseTo(11.23, HALF_IN_THE_LAST_PLACE);
    assertThat(fit.degreesOfFreedom()).isEqualTo(6);
    // The chi-square survival function of 2 m degrees of freedom is a Poisson sum of m terms.
    double half = fit.deviance() / 2.0;
    assertThat(fit.pValue())
        .isCloseTo(Math.exp(-half) * (1.0 + half + half * half / 2.0), within(1e-12));
  }

  @Test
  void newtonOnTheLogLikelihoodFindsTheSame() {
    checkAgainstNewton(beetles());
  }

  /** Counts of 100,000 trials at the rates of the paper's figure, from none to all. */
  @Test
  void newtonFindsTheSameFromNoneToAll() {
    checkAgainstNewton(
        Experiments.curve(
            new double[] {0, 8, 16, 24, 32, 40, 48},
            100_000,
            0,
            4,
            1415,
            28187,
            89534,
            99965,
            100_000));
  }

  /** lambda1 in other units: the same curve, to the same number of digits. */
  @Test
  void theUnitOfLambda1DoesNotMatter() {
    long[] escaped = {1, 20, 300, 950};
    LogisticFit fit =
        LogisticFit.of(
                LocalSpark.session(), Experiments.curve(new double[] {0, 1, 2, 4}, 1000, escaped))
            .orElseThrow();
    LogisticFit small =
        LogisticFit.of(
                LocalSpark.session(),
                Experiments.curve(new double[] {0, 0x1p-40, 0x1p-39, 0x1p-38}, 1000, escaped))
            .orElseThrow();

    assertThat(small.intercept()).isEqualTo(fit.intercept());
    assertThat(small.slope()).isEqualTo(0x1p40 * fit.slope());
    assertThat(small.slopeStandardError()).isEqualTo(0x1p40 * fit.slopeStandardError());
  }

  @Test
  void anExactLogisticCurveHasNoDeviance() {
    // Odds 1/4, 1, 4.
    LogisticFit fit =
        LogisticFit.of(
                LocalSpark.session(), Experiments.curve(new double[] {1, 2, 3}, 100, 20, 50, 80))
            .orElseThrow();

    assertThat(fit.slope()).isCloseTo(Math.log(4), within(1e-12));
    assertThat(fit.intercept()).isCloseTo(-2 * Math.log(4), within(1e-12));
    assertThat(fit.deviance()).isCloseTo(0.0, within(1e-11));
    assertThat(fit.pValue()).isCloseTo(1.0, within(1e-5));
  }

  @Test
  void separatedCellsAndTwoCellsHaveNoFit() {
    double[] lambda1 = {0, 8, 16, 24};
    assertNoFit(Experiments.curve(lambda1, 100, 0, 0, 0, 0));
    assertNoFit(Experiments.curve(lambda1, 100, 100, 100, 100, 100));
    assertNoFit(Experiments.curve(lambda1, 100, 0, 0, 100, 100));
    assertNoFit(Experiments.curve(lambda1, 100, 0, 37, 100, 100));
    assertNoFit(Experiments.curve(lambda1, 100, 100, 37, 0, 0));
    assertNoFit(Experiments.curve(new double[] {0, 8}, 100, 20, 30));
  }

  /** MLlib's own start diverges on these counts where the weights are the numbers of trials. */
  @Test
  void manyTrialsDoNotDiverge() {
    double[] lambda1 = {0, 8, 16, 24};
    checkAgainstNewton(Experiments.curve(lambda1, 100_000, 0, 0, 31_313, 89_080));
    checkAgainstNewton(Experiments.curve(lambda1, 100_000, 11_343, 64_577, 100_000, 100_000));
  }

  @Test
  void aNarrowRangeOfLambda1IsFitted() {
    checkAgainstNewton(
        Experiments.curve(new double[] {24, 24.2, 24.4, 24.6}, 1000, 280, 295, 310, 330));
  }

  @Test
  void oneOverlappingTrialIsEnough() {
    checkAgainstNewton(
        Experiments.curve(new double[] {0, 8, 16, 24}, 100_000, 0, 1, 99_999, 100_000));
    checkAgainstNewton(Experiments.curve(new double[] {0, 8, 16, 24}, 100, 100, 99, 1, 0));
  }

  private static void assertNoFit(Lambda1Curve curve) {
    assertThat(LogisticFit.of(LocalSpark.session(), curve)).isEmpty();
  }

  private static Lambda1Curve beetles() {
    return Experiments.curve(
        new double[] {1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839},
        new long[] {59, 60, 62, 56, 63, 59, 62, 60},
        new long[] {6, 13, 18, 28, 52, 53, 61, 60});
  }

  /** Newton's method with halved steps on the concave log-likelihood. */
  private static void checkAgainstNewton(Lambda1Curve curve) {
    double[] x = curve.lambda1s();
    double a = 0.0;
    double b = 0.0;
    double[] sums = sums(curve, x, a, b);
    for (int i = 0; i < 100; i++) {
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      double stepA = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      double stepB = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      double size = 1.0;
      // Less of a fall than this is rounding.
      double least = sums[5] - 1e-9 * Math.abs(sums[5]);
      while (sums(curve, x, a + size * stepA, b + size * stepB)[5] < least) {
        size *= 0.5;
      }
      a += size * stepA;
      b += size * stepB;
      sums = sums(curve, x, a, b);
    }
    double determinant = sums[2] * sums[4] - sums[3] * sums[3];
    LogisticFit fit = LogisticFit.of(LocalSpark.session(), curve).orElseThrow();
    assertThat(fit.intercept()).isCloseTo(a, within(1e-9 * Math.abs(a)));
    assertThat(fit.slope()).isCloseTo(b, within(1e-9 * Math.abs(b)));
    double aError = Math.sqrt(sums[4] / determinant);
    double bError = Math.sqrt(sums[2] / determinant);
    assertThat(fit.interceptStandardError()).isCloseTo(aError, within(1e-6 * aError));
    assertThat(fit.slopeStandardError()).isCloseTo(bError, within(1e-6 * bError));
  }

  /** Score (2), information (3: aa, ab, bb) and log-likelihood of logit p = a + b x. */
  private static double[] sums(Lambda1Curve curve, double[] x, double a, double b) {
    double[] sums = new double[6];
    for (int i = 0; i < x.length; i++) {
      double n = curve.points().get(i).tally().trials();
      double k = curve.points().get(i).escaped();
      double eta = a + b * x[i];
      double p = 1.0 / (1.0 + Math.exp(-eta));
      double weight = n * p * (1.0 - p);
      sums[0] += k - n * p;
      sums[1] += (k - n * p) * x[i];
      sums[2] += weight;
      sums[3] += weight * x[i];
      sums[4] += weight * x[i] * x[i];
      sums[5] -= k * Math.log1p(Math.exp(-eta)) + (n - k) * Math.log1p(Math.exp(eta));
    }
    return sums;
  }
}
