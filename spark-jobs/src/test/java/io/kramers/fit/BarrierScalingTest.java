package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class BarrierScalingTest {
  private static final double[] BARRIERS = {0.2, 0.3, 0.45, 0.7, 1.0, 1.4};

  /**
   * Exact mean first passage times from -1 to 0 on A (w^2 - 1)^2 / 4 with eta = 0.1, sigma = 1, by
   * mpmath's quadrature of the Ito formula; those of A = 1 and A = 4 with noise that depends on the
   * loss are reference cases. Their errors are as of 2,500 exponential times.
   */
  @Test
  void exactTimesOfLangevinDynamicsGrowExponentially() {
    BarrierScaling scaling =
        quartic(
            new double[] {0.8, 1.0, 1.2, 1.4, 1.6},
            new double[] {169.7287214, 361.9037595, 806.5066495, 1855.843525, 4372.977211},
            0.0);

    assertThat(scaling.growth()).isEqualTo(BarrierScaling.Growth.EXPONENTIAL);
    assertThat(scaling.ofAttempts())
        .extracting(ScalingFit::law)
        .containsExactly(ScalingLaw.EXPONENTIAL, ScalingLaw.QUADRATIC, ScalingLaw.POWER);
    // 2 / (eta sigma), and no bend.
    assertThat(coefficient(scaling.ofAttempts(), ScalingLaw.EXPONENTIAL, 1))
        .isCloseTo(20.0, within(0.4));
    ScalingFit quadratic = scaling.ofAttempts().get(1);
    assertThat(quadratic.coefficients().get(2))
        .isCloseTo(0.0, within(2 * quadratic.standardErrors().get(2)));
    // In front of the exponential of times stands 1 / dL, which takes from the exponent.
    assertThat(coefficient(scaling.ofTimes(), ScalingLaw.EXPONENTIAL, 1)).isBetween(15.0, 18.0);
  }

  @Test
  void exactTimesOfThePowerLawDynamicGrowPolynomially() {
    BarrierScaling scaling =
        quartic(
            new double[] {1.0, 1.5, 2.0, 3.0, 4.0},
            new double[] {103.0685425, 229.0171909, 461.0463162, 1471.053897, 3733.550101},
            4.0);

    assertThat(scaling.growth()).isEqualTo(BarrierScaling.Growth.POLYNOMIAL);
    assertThat(scaling.advantageOfPower()).isGreaterThan(100.0);
    // 1 / kappa + 1/2 with kappa = 0.2.
    ScalingFit power =
        scaling.ofAttempts().stream()
            .filter(fit -> fit.law() == ScalingLaw.NOISE_POWER)
            .findFirst()
            .orElseThrow();
    assertThat(power.coefficients().get(1)).isCloseTo(5.5, within(0.15));
    assertThat(scaling.ofAttempts().stream().mapToDouble(ScalingFit::aic).min().orElseThrow())
        .isEqualTo(power.aic());
  }

  private static BarrierScaling quartic(double[] factors, double[] means, double mu) {
    List<BarrierPoint> points =
        IntStream.range(0, factors.length)
            .map(i -> factors.length - 1 - i)
            .mapToObj(
                i -> {
                  double a = factors[i];
                  return new BarrierPoint(
                      new ExitCovariates(
                          0.05 * mu, a / 4.0, 1.0, 1.0 + mu * a / 4.0, Math.sqrt(2.0) * a),
                      means[i],
                      0.02 * means[i]);
                })
            .toList();
    BarrierScaling scaling = BarrierScaling.of(LocalSpark.session(), points);
    assertThat(scaling.points())
        .extracting(point -> 4.0 * point.covariates().barrier())
        .containsExactly(DoubleStream.of(factors).boxed().toArray(Double[]::new));
    return scaling;
  }

  private static double coefficient(List<ScalingFit> fits, ScalingLaw law, int i) {
    return fits.stream()
        .filter(fit -> fit.law() == law)
        .findFirst()
        .orElseThrow()
        .coefficients()
        .get(i);
  }

  /**
   * Draws about each law: the slope within 4.5 of its error, which is that of the given errors as
   * long as chi-square on 4 degrees of freedom is not large, and the law's own AIC the better one.
   * Another seed fails with probability below 1e-3.
   */
  @Test
  void theLawOfTheDataIsFound() {
    ScalingFit exponential = law(at -> 1.0 + 6.0 * at, ScalingLaw.EXPONENTIAL);
    assertThat(exponential.coefficients().get(1))
        .isCloseTo(6.0, within(4.5 * exponential.standardErrors().get(1)));
    ScalingFit power = law(at -> 7.0 + 4.0 * Math.log(at), ScalingLaw.POWER);
    assertThat(power.coefficients().get(1))
        .isCloseTo(4.0, within(4.5 * power.standardErrors().get(1)));
  }

  /** The fit of the law, after a check of all that can be worked out of it. */
  private static ScalingFit law(DoubleUnaryOperator logAttempts, ScalingLaw law) {
    SplittableRandom random = new SplittableRandom(20200624);
    double[] logTimes = new double[BARRIERS.length];
    double[] errors = new double[BARRIERS.length];
    List<BarrierPoint> points =
        IntStream.range(0, BARRIERS.length)
            .mapToObj(
                i -> {
                  errors[i] = 0.01 * (i + 1);
                  double normal =
                      NormalDistribution.of(0, 1).inverseCumulativeProbability(random.nextDouble());
                  logTimes[i] = logAttempts.applyAsDouble(BARRIERS[i]) + errors[i] * normal;
                  double mean = Math.exp(logTimes[i]) / 3.0;
                  return new BarrierPoint(
                      new ExitCovariates(0.0, BARRIERS[i], 1.0, 1.0, 3.0), mean, errors[i] * mean);
                })
            .toList();
    BarrierScaling scaling = BarrierScaling.of(LocalSpark.session(), points);
    assertThat(scaling.growth())
        .isEqualTo(
            law == ScalingLaw.POWER
                ? BarrierScaling.Growth.POLYNOMIAL
                : BarrierScaling.Growth.EXPONENTIAL);
    ScalingFit fit =
        scaling.ofAttempts().stream().filter(each -> each.law() == law).findFirst().orElseThrow();
    // Weighted sums of a line, by hand.
    double[] sums = new double[5];
    for (int i = 0; i < BARRIERS.length; i++) {
      double x = law == ScalingLaw.POWER ? Math.log(BARRIERS[i]) : BARRIERS[i];
      double weight = 1.0 / (errors[i] * errors[i]);
      sums[0] += weight;
      sums[1] += weight * x;
      sums[2] += weight * x * x;
      sums[3] += weight * logTimes[i];
      sums[4] += weight * x * logTimes[i];
    }
    double determinant = sums[0] * sums[2] - sums[1] * sums[1];
    double slope = (sums[0] * sums[4] - sums[1] * sums[3]) / determinant;
    double intercept = (sums[3] - slope * sums[1]) / sums[0];
    double chiSquared = 0.0;
    double normalisation = 0.0;
    for (int i = 0; i < BARRIERS.length; i++) {
      double x = law == ScalingLaw.POWER ? Math.log(BARRIERS[i]) : BARRIERS[i];
      double residual = (logTimes[i] - intercept - slope * x) / errors[i];
      chiSquared += residual * residual;
      normalisation += Math.log(2.0 * Math.PI * errors[i] * errors[i]);
    }
    double spread = Math.max(1.0, Math.sqrt(chiSquared / 4.0));
    assertThat(fit.coefficients().get(0)).isCloseTo(intercept, withPercentage(1e-8));
    assertThat(fit.coefficients().get(1)).isCloseTo(slope, withPercentage(1e-8));
    assertThat(fit.standardErrors().get(1))
        .isCloseTo(spread * Math.sqrt(sums[0] / determinant), withPercentage(1e-6));
    assertThat(fit.standardErrors().get(0))
        .isCloseTo(spread * Math.sqrt(sums[2] / determinant), withPercentage(1e-6));
    assertThat(fit.chiSquared()).isCloseTo(chiSquared, withPercentage(1e-6));
    assertThat(fit.degreesOfFreedom()).isEqualTo(4);
    assertThat(fit.aic()).isCloseTo(chiSquared + normalisation + 4.0, within(1e-6));
    return fit;
  }

  /** Where errors are as large as the times, no law is told from another. */
  @Test
  void largeErrorsDecideNothing() {
    List<BarrierPoint> points =
        DoubleStream.of(0.2, 0.3, 0.4)
            .mapToObj(
                barrier ->
                    new BarrierPoint(
                        new ExitCovariates(0.0, barrier, 1.0, 1.0, 1.0),
                        Math.exp(5.0 * barrier),
                        Math.exp(5.0 * barrier)))
            .toList();
    BarrierScaling scaling = BarrierScaling.of(LocalSpark.session(), points);

    assertThat(scaling.growth()).isEqualTo(BarrierScaling.Growth.UNDECIDED);
    // Three points leave nothing to test a quadratic with.
    assertThat(scaling.ofAttempts())
        .extracting(ScalingFit::law)
        .containsExactly(ScalingLaw.EXPONENTIAL, ScalingLaw.POWER);
  }
}
