package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.Interpretation;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivalCurveTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Whether the errors are within their estimates and these are small. */
  private static void check(
      SurvivalCurve curve, DoubleUnaryOperator exact, double largest, double... times) {
    for (double t : times) {
      Exact survival = curve.survival(t);
      assertThat(survival.errorEstimate()).as("at %s", t).isLessThan(largest);
      assertThat(survival.value())
          .as("at %s", t)
          .isCloseTo(exact.applyAsDouble(t), within(survival.errorEstimate()));
    }
  }

  @Test
  void driftingBrownianMotionArrivesAsTheInverseGaussianSays() {
    SurvivalCurve curve = SurvivalCurve.of(ContinuousCases.drifting(-0.5), 0, -3);
    DoubleUnaryOperator exact =
        t ->
            NORMAL.survivalProbability((0.5 * t - 3) / Math.sqrt(t))
                - Math.exp(3) * NORMAL.cumulativeProbability((-3 - 0.5 * t) / Math.sqrt(t));
    check(curve, exact, 1e-6, 1e-3, 0.5, 1, 3, 6, 10, 20, 50, 100);
    assertThat(curve.survival(0).value()).isOne();
    assertThat(exact.applyAsDouble(curve.quantile(0.5))).isCloseTo(0.5, within(1e-7));
    assertThat(exact.applyAsDouble(curve.quantile(0.99))).isCloseTo(0.01, within(1e-7));
  }

  /** To the minimum itself by reflection: erf(|x0| e^-t / sqrt(2 v (1 - e^-2t))), v stationary. */
  @Test
  void ornsteinAndUhlenbecksProcessReachesItsMean() {
    CoordinateDiffusion diffusion = ContinuousCases.pearson(1, 1, 0, 0.1, Interpretation.ITO);
    SurvivalCurve curve = SurvivalCurve.of(diffusion, -0.5, 0);
    DoubleUnaryOperator exact =
        t -> Erf.erf(0.5 * Math.exp(-t) / Math.sqrt(-0.1 * Math.expm1(-2 * t)));
    check(curve, exact, 1e-8, 0.05, 0.5, 1, 3, 6, 10, 20, 28);
    // Beyond its end the curve is an exponential.
    assertThat(curve.survival(40).value() / exact.applyAsDouble(40)).isCloseTo(1, within(0.1));

    Exact mean = SurvivalCurve.meanOfFirst(List.of(curve));
    double integral = FirstPassage.mean(diffusion, -0.5, 0).value();
    assertThat(mean.errorEstimate()).isLessThan(1e-7);
    assertThat(mean.value()).isCloseTo(integral, within(mean.errorEstimate()));
    double product = simpson(t -> t == 0 ? 1 : Math.pow(exact.applyAsDouble(t), 2), 20.0, 200_000);
    assertThat(SurvivalCurve.meanOfFirst(List.of(curve, curve)).value())
        .isCloseTo(product, within(1e-8));
  }

  private static double simpson(DoubleUnaryOperator f, double end, int intervals) {
    double sum = f.applyAsDouble(0) + f.applyAsDouble(end);
    for (int i = 1; i < intervals; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(end * i / intervals);
    }
    return sum * end / intervals / 3;
  }

  @Test
  void brownianMotionLeavesAnIntervalAsItsSeriesSays() {
    SurvivalCurve curve = SurvivalCurve.out(ContinuousCases.drifting(0), 0.3, -1, 1);
    DoubleUnaryOperator exact =
        t -> {
          double sum = 0;
          for (int k = 0; k < 200; k++) {
            int odd = 2 * k + 1;
            double wave = Math.cos(0.5 * odd * Math.PI * 0.3);
            double decay = Math.exp(-odd * odd * Math.PI * Math.PI * t / 8);
            sum += (k % 2 == 0 ? 4 : -4) / (odd * Math.PI) * wave * decay;
          }
          return sum;
        };
    check(curve, exact, 1e-8, 0.05, 0.2, 1, 3, 10);
  }

  /** E T = int S dt and E T^2 = 2 int t S dt are the quadrature's, also with a kink on the way. */
  @ParameterizedTest
  @CsvSource({
    "'kind = quartic, factor = 4', -1, 0, ito",
    "'kind = piecewise-quadratic, curvature-a = 1, curvature-b = -4', 0, 1, isothermal"
  })
  void momentsAreTheQuadratures(String landscape, double from, double to, String interpretation) {
    CoordinateDiffusion diffusion =
        ContinuousCases.diffusion(
            "landscape { %s }, learning-rate = 0.2, interpretation = %s, noise { kind ="
                    .formatted(landscape, interpretation)
                + " loss-dependent, sigma = 1, mu = 4 }",
            from);
    SurvivalCurve curve = SurvivalCurve.of(diffusion, from, to);
    double mean = FirstPassage.mean(diffusion, from, to).value();
    assertThat(SurvivalCurve.meanOfFirst(List.of(curve)).value())
        .isCloseTo(mean, within(5e-9 * mean));
    double second = FirstPassage.secondMoment(diffusion, from, to).value();
    double end = 30 * mean;
    assertThat(simpson(t -> 2 * t * curve.survival(t).value(), end, 20_000))
        .isCloseTo(second, within(1e-7 * second));
  }
}
