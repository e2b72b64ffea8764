package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.SharedFiles;
import io.kramers.dynamics.Interpretation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PearsonDiffusionTest {
  private static PearsonDiffusion of(ContinuousCases.Case each) {
    return new PearsonDiffusion(
        each.get("h"), each.get("sigma"), each.get("rho"), each.get("eta"), each.interpretation());
  }

  static List<ContinuousCases.Case> secondMoments() {
    return ContinuousCases.of("second_moment");
  }

  static List<ContinuousCases.Case> escapingTimes() {
    return ContinuousCases.of("eps_escape_time");
  }

  static List<ContinuousCases.Case> escapingTimesInManyDimensions() {
    return ContinuousCases.of("eps_escape_time_multid");
  }

  static List<ContinuousCases.Case> tails() {
    return ContinuousCases.of("stationary_tail");
  }

  private static void check(Exact exact, ContinuousCases.Case each) {
    assertThat(exact.value()).isCloseTo(each.value(), within(1e-12 * each.value()));
    assertThat(exact.errorEstimate()).isBetween(0.0, 1e-11 * each.value());
  }

  @ParameterizedTest
  @MethodSource("secondMoments")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void secondMomentIsTheReference(ContinuousCases.Case each) {
    PearsonDiffusion diffusion = of(each);
    check(diffusion.secondMoment(each.get("x0"), each.get("t")), each);
    assertThat(diffusion.kappa()).isCloseTo(each.get("kappa"), within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("escapingTimes")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void escapingTimeIsTheReference(ContinuousCases.Case each) {
    PearsonDiffusion diffusion = of(each);
    check(diffusion.epsilonEscapingTime(each.get("eps2")), each);
    assertThat(diffusion.smallEpsilonEscapingTime(each.get("eps2")))
        .isCloseTo(each.get("small_t_approx"), within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("escapingTimesInManyDimensions")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void escapingTimeInManyDimensionsIsTheReference(ContinuousCases.Case each) {
    double[] h = each.list("h");
    double[] sigma = each.list("sigma");
    double[] rho = each.list("rho");
    List<PearsonDiffusion> coordinates =
        IntStream.range(0, h.length)
            .mapToObj(
                j ->
                    new PearsonDiffusion(
                        h[j], sigma[j], rho[j], each.get("eta"), each.interpretation()))
            .toList();
    check(PearsonDiffusion.epsilonEscapingTime(coordinates, each.get("eps2")), each);
  }

  @ParameterizedTest
  @MethodSource("tails")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void stationaryTailIsTheReference(ContinuousCases.Case each) {
    PearsonDiffusion diffusion = of(each);
    check(diffusion.stationaryTail(each.get("r")), each);
    assertThat(diffusion.degreesOfFreedom()).isCloseTo(each.get("student_df"), within(1e-13));
    assertThat(diffusion.scale()).isCloseTo(each.get("student_scale"), within(1e-15));
    assertThat(diffusion.densityExponent()).isCloseTo(each.get("pdf_exponent"), within(1e-13));
  }

  /**
   * The moments' equations, d/dt E x = -(h - alpha eta rho) E x and d/dt E x^2 = eta sigma - r E
   * x^2.
   */
  @ParameterizedTest
  @EnumSource(Interpretation.class)
  void momentsSolveTheirEquations(Interpretation interpretation) {
    PearsonDiffusion diffusion = new PearsonDiffusion(1.0, 0.7, 12.0, 0.1, interpretation);
    double t = 0.8;
    double d = 1e-4;
    double slope =
        (diffusion.secondMoment(0.6, t + d).value() - diffusion.secondMoment(0.6, t - d).value())
            / (2 * d);
    double alpha = interpretation.alpha();
    // The Ito equation's drift is -(h - alpha eta rho) x; Ito's formula for x^2 adds eta D.
    double drift = -(1.0 - alpha * 1.2);
    double now = diffusion.secondMoment(0.6, t).value();
    assertThat(slope).isCloseTo(2 * drift * now + 0.1 * (0.7 + 12 * now), within(1e-8));
    double meanSlope = (diffusion.mean(0.6, t + d) - diffusion.mean(0.6, t - d)) / (2 * d);
    assertThat(meanSlope).isCloseTo(drift * diffusion.mean(0.6, t), within(1e-8));
    assertThat(diffusion.secondMomentForSmallTimes(1e-6))
        .isCloseTo(diffusion.secondMoment(0, 1e-6).value(), within(1e-12));
    assertThat(diffusion.meanAsPrinted(0.6, t)).isCloseTo(0.6 * Math.exp(-0.8), within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "ITO, 19.99, true", "ITO, 20.01, false",
    "STRATONOVICH, 9.99, true", "STRATONOVICH, 10.01, false",
    "ISOTHERMAL, 6.66, true", "ISOTHERMAL, 6.67, false"
  })
  void stationarySecondMomentEndsWhereItShould(
      Interpretation interpretation, double rho, boolean finite) {
    PearsonDiffusion diffusion = new PearsonDiffusion(1.0, 1.0, rho, 0.1, interpretation);
    assertThat(Double.isFinite(diffusion.stationarySecondMoment())).isEqualTo(finite);
    assertThat(diffusion.degreesOfFreedom() > 2).isEqualTo(finite);
    assertThat(diffusion.hasSecondMomentAsPrinted()).isEqualTo(rho < 20.0 / 3);
    if (finite) {
      // Student t: scale^2 df/(df - 2).
      double df = diffusion.degreesOfFreedom();
      assertThat(diffusion.stationarySecondMoment())
          .isCloseTo(
              diffusion.scale() * diffusion.scale() * df / (df - 2),
              within(1e-9 * diffusion.stationarySecondMoment()));
      assertThat(diffusion.epsilonEscapingTime(diffusion.stationarySecondMoment() * 1.001).value())
          .isInfinite();
    }
  }

  @Test
  void withoutMultiplicativeNoiseItIsOrnsteinAndUhlenbecks() {
    PearsonDiffusion diffusion = new PearsonDiffusion(2.0, 0.5, 0.0, 0.1, Interpretation.ITO);
    double variance = 0.05 / 4;
    assertThat(diffusion.secondMoment(1, 0.3).value())
        .isCloseTo(Math.exp(-1.2) + variance * (1 - Math.exp(-1.2)), within(1e-15));
    assertThat(diffusion.scale()).isCloseTo(Math.sqrt(variance), within(1e-15));
    assertThat(ContinuousCases.density(diffusion, 0.1))
        .isCloseTo(
            Math.exp(-0.01 / (2 * variance)) / Math.sqrt(2 * Math.PI * variance), within(1e-13));
    // P(|Z| > 6), by mpmath: erfc(6/sqrt 2).
    double tail = 1.973175290075396281e-9;
    assertThat(diffusion.stationaryTail(6 * Math.sqrt(variance)).value())
        .isCloseTo(tail, within(1e-13 * tail));
  }

  @Test
  void withoutALandscapeItSpreadsForEver() {
    PearsonDiffusion diffusion = new PearsonDiffusion(0.0, 2.0, 0.0, 0.1, Interpretation.ITO);
    assertThat(diffusion.secondMoment(1, 5).value()).isCloseTo(2.0, within(1e-15));
    assertThat(diffusion.epsilonEscapingTime(0.4).value()).isCloseTo(2.0, within(1e-15));
    assertThatThrownBy(() -> diffusion.stationaryTail(1))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("no stationary law");
  }

  @Test
  void theIsothermalDensityIsThePrintedOne() {
    PearsonDiffusion diffusion =
        new PearsonDiffusion(1.0, 1.0, 5.0, 0.1, Interpretation.ISOTHERMAL);
    assertThat(diffusion.densityExponentAsPrinted()).isEqualTo(diffusion.densityExponent());
    double ratio = ContinuousCases.density(diffusion, 1) / ContinuousCases.density(diffusion, 0);
    assertThat(ratio).isCloseTo(Math.pow(6, -1 / diffusion.kappa()), within(1e-14));
  }
}
