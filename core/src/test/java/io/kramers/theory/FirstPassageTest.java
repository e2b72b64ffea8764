package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.SharedFiles;
import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.Interpretation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FirstPassageTest {
  static List<ContinuousCases.Case> toTheBarrier() {
    return ContinuousCases.of("mfpt_continuous");
  }

  static List<ContinuousCases.Case> toTheOtherMinimum() {
    return ContinuousCases.of("mfpt_continuous_a_to_c");
  }

  @ParameterizedTest
  @MethodSource("toTheBarrier")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void meanToTheBarrierIsTheReference(ContinuousCases.Case each) {
    Exact mean = FirstPassage.mean(ContinuousCases.escape(each), each.get("a"), each.get("b"));
    assertThat(mean.value()).isCloseTo(each.value(), within(each.allowed()));
  }

  @ParameterizedTest
  @MethodSource("toTheOtherMinimum")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void meanToTheOtherMinimumIsTheReference(ContinuousCases.Case each) {
    Exact mean = FirstPassage.mean(ContinuousCases.escape(each), each.get("a"), each.get("c"));
    assertThat(mean.value()).isCloseTo(each.value(), within(each.allowed()));
  }

  /** The inverse Gaussian distribution's moments: d/v and d^2/v^2 + d/v^3. */
  @Test
  void driftingBrownianMotionArrivesAsTheInverseGaussianSays() {
    assertThat(FirstPassage.mean(ContinuousCases.drifting(0.5), -2, 1).value())
        .isCloseTo(6.0, within(1e-13));
    assertThat(FirstPassage.secondMoment(ContinuousCases.drifting(0.5), -2, 1).value())
        .isCloseTo(36.0 + 24.0, within(1e-12));
    assertThat(FirstPassage.mean(ContinuousCases.drifting(-0.5), 1, -2).value())
        .isCloseTo(6.0, within(1e-13));
    assertThat(FirstPassage.secondMoment(ContinuousCases.drifting(-0.5), 1, -2).value())
        .isCloseTo(60.0, within(1e-12));
  }

  @Test
  void brownianMotionLeavesAnIntervalAsItsClosedFormsSay() {
    CoordinateDiffusion brownian = ContinuousCases.drifting(0);
    assertThat(FirstPassage.meanOut(brownian, 0.5, -1, 3).value())
        .isCloseTo(1.5 * 2.5, within(1e-13));
    assertThat(FirstPassage.upperEnd(brownian, 0, -1, 3).value()).isCloseTo(0.25, within(1e-15));
    assertThat(FirstPassage.meanOut(brownian, 3, -1, 3).value()).isZero();
    assertThat(FirstPassage.upperEnd(brownian, 3, -1, 3).value()).isOne();
    double v = 0.7;
    double up = Math.expm1(-2 * v * 1.5) / Math.expm1(-2 * v * 4);
    assertThat(FirstPassage.upperEnd(ContinuousCases.drifting(v), 0.5, -1, 3).value())
        .isCloseTo(up, within(1e-14));
    // Wald: E X_T = v E T.
    assertThat(FirstPassage.meanOut(ContinuousCases.drifting(v), 0.5, -1, 3).value())
        .isCloseTo((3 * up - (1 - up) - 0.5) / v, within(1e-13));
  }

  /** Far down the wall hardly reflects: the interval's time tends to the half line's. */
  @ParameterizedTest
  @EnumSource(Interpretation.class)
  void anIntervalWithAFarEndIsAHalfLine(Interpretation interpretation) {
    CoordinateDiffusion diffusion =
        ContinuousCases.diffusion(
            "landscape { kind = tilted-double-well, factor = 2, tilt = 0.1 }, learning-rate = 0.1,"
                + " noise { kind = loss-dependent, sigma = 1, mu = 0.5 }, interpretation = "
                + interpretation.kind(),
            -1);
    Exact halfLine = FirstPassage.mean(diffusion, -1, 0.9);
    Exact interval = FirstPassage.meanOut(diffusion, -1, -3, 0.9);
    assertThat(interval.value()).isCloseTo(halfLine.value(), within(1e-12 * halfLine.value()));
    // The deeper well lies behind the start, and most of the time passes there.
    double past = FirstPassage.mean(diffusion, 1, 1.3).value();
    assertThat(past).isGreaterThan(100);
    assertThat(FirstPassage.meanOut(diffusion, 1, -3, 1.3).value())
        .isCloseTo(past, within(1e-12 * past));
  }

  /** By mpmath 1.3.0, quad with 30 digits: exp(600) in one density, exp(-600) in the other. */
  @Test
  void largeExponentsDoNotOverflow() {
    CoordinateDiffusion diffusion =
        ContinuousCases.diffusion(
            "landscape { kind = quartic }, noise { kind = constant, sigma = 1 }, learning-rate = "
                + 1.0 / 1200,
            -1);
    Exact mean = FirstPassage.mean(diffusion, -1, 0);
    assertThat(mean.value()).isCloseTo(8.38679262879919664e260, within(3e248));
    assertThat(mean.errorEstimate()).isLessThan(1e-11 * mean.value());
    assertThatThrownBy(() -> FirstPassage.secondMoment(diffusion, -1, 0))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("larger than any double");
  }

  /** By mpmath 1.3.0, quad with 30 digits; the stationary laws have no second moment. */
  @Test
  void heavyTailsAreCountedToTheirEnd() {
    CoordinateDiffusion ito = ContinuousCases.pearson(1, 1, 25, 0.1, Interpretation.ITO);
    assertThat(FirstPassage.mean(ito, -1, 0.5).value())
        .isCloseTo(6.70379952946206135617, within(1e-13));
    CoordinateDiffusion stratonovich =
        ContinuousCases.pearson(1, 1, 25, 0.1, Interpretation.STRATONOVICH);
    assertThat(FirstPassage.mean(stratonovich, -1, 0.5).value())
        .isCloseTo(7.38895194515560444599, within(1e-13));
    // kappa = 2.5: the isothermal process has no stationary law.
    CoordinateDiffusion isothermal =
        ContinuousCases.pearson(1, 1, 25, 0.1, Interpretation.ISOTHERMAL);
    assertThat(FirstPassage.mean(isothermal, -1, 0.5).value()).isInfinite();
  }

  @Test
  void reflectionsOfALandscapeAreAlike() {
    CoordinateDiffusion diffusion =
        ContinuousCases.diffusion(
            "landscape { kind = quartic }, learning-rate = 0.1, interpretation = isothermal, noise"
                + " { kind = loss-dependent, sigma = 1, mu = 4 }",
            -1);
    double up = FirstPassage.mean(diffusion, -1, 0.2).value();
    assertThat(FirstPassage.mean(diffusion, 1, -0.2).value()).isCloseTo(up, within(1e-12 * up));
    assertThat(FirstPassage.upperEnd(diffusion, 0, -0.7, 0.7).value())
        .isCloseTo(0.5, within(1e-15));
    assertThat(FirstPassage.mean(diffusion, -1, -1).value()).isZero();
  }

  /** A loss of 100 samples has 200 kinks, in powers of 1.5 and 2. */
  @Test
  void kinksOfAnAveragedLossAreResolved() {
    CoordinateDiffusion diffusion =
        ContinuousCases.diffusion(
            "landscape { kind = four-basins, dimension = 1, data { kind = gaussian, n = 100,"
                + " standard-deviation = 0.01, seed = 3 } }, learning-rate = 0.025, noise { kind ="
                + " state-dependent, sigma = 0.16, rho = 400 }",
            1);
    Exact mean = FirstPassage.mean(diffusion, 1, 0.09);
    assertThat(mean.errorEstimate()).isLessThan(1e-11 * mean.value());
  }

  @Test
  void saysWhereThereIsNoExactAnswer() {
    CoordinateDiffusion falling =
        ContinuousCases.diffusion(
            "landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 },"
                + " learning-rate = 0.1, noise { kind = constant, sigma = 1 }",
            0);
    assertThatThrownBy(() -> FirstPassage.mean(falling, 0, -1))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("does not grow");
    CoordinateDiffusion flat =
        ContinuousCases.diffusion(
            "landscape { kind = harmonic, curvatures = 0 }, learning-rate = 0.1, noise { kind ="
                + " constant, sigma = 1 }",
            0);
    assertThatThrownBy(() -> FirstPassage.mean(flat, 0, 1))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("does not grow");
    CoordinateDiffusion negative =
        ContinuousCases.diffusion(
            "landscape { kind = tilted-double-well, factor = 1, tilt = 0.2 }, learning-rate = 0.1,"
                + " noise { kind = loss-dependent, sigma = 0.1, mu = 4 }",
            1);
    assertThatThrownBy(() -> FirstPassage.mean(negative, 1, -1))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("not a positive number");
  }
}
