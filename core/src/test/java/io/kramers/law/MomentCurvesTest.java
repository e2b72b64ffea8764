package io.kramers.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.estimate.Interval;
import io.kramers.theory.PearsonDiffusion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read off the curve of the second moment: its first exponent and the escaping time. */
class MomentCurvesTest {
  private static final String PROCESS =
      """
      landscape { kind = harmonic, curvatures = [1] }, learning-rate = 0.1
      noise { kind = state-dependent, sigma = 1, rho = 2 }, interpretation = isothermal
      """;

  private static MomentsCell cell(String rest) {
    return LawRuns.moments(PROCESS + rest).get(0);
  }

  /** Errors over standard errors of 200 seeds: their mean square is 1 within 4 of its 0.1. */
  @Test
  void theExponentsStandardErrorIsItsError() {
    double squares = 0.0;
    for (int sigma = 0; sigma < 200; sigma++) {
      // Another sigma is another stream, and changes no exponent.
      MomentsCell cell =
          LawRuns.moments(
                  """
                  landscape { kind = harmonic, curvatures = [1] }, learning-rate = 0.1
                  noise { kind = constant, sigma = %s }
                  time-step = 2e-4, horizon = 0.01, points = 12, trials = 500"""
                      .formatted(1 + 0.001 * sigma))
              .get(0);
      SmallTimeExponent fit = fit(cell.ensemble());
      PearsonDiffusion diffusion =
          PearsonCoordinates.of(cell.ensemble().process()).orElseThrow().get(0);
      double exact =
          fit.of(
              fit.times().stream()
                  .mapToDouble(t -> diffusion.secondMoment(0, t).value())
                  .toArray());
      squares += Math.pow((fit.exponent() - exact) / fit.standardError(), 2);
    }
    assertThat(squares / 200).isCloseTo(1.0, within(0.4));
  }

  private static SmallTimeExponent fit(LawCell cell) {
    return SmallTimeExponent.of(cell, LawRuns.moments(cell, LawRuns.run(cell))).orElseThrow();
  }

  @Test
  void theFirstExponentIsOneFromTheMinimumAndNoneFromElsewhere() {
    SmallTimeExponent fit =
        fit(cell("time-step = 5e-4, horizon = 0.1, points = 20, trials = 20000").ensemble());
    assertThat(fit.exponent()).isCloseTo(1.0, within(4 * fit.standardError() + 0.005));
    assertThat(fit.times().get(fit.times().size() - 1)).isLessThanOrEqualTo(0.01);
    LawCell elsewhere =
        cell("time-step = 5e-4, horizon = 0.01, trials = 100, start = 0.1").ensemble();
    assertThat(SmallTimeExponent.of(elsewhere, LawRuns.moments(elsewhere, LawRuns.run(elsewhere))))
        .isEmpty();
  }

  /** Interpolation alone: from exact moments the time is exact to a thousandth, after a step. */
  @Test
  void theEscapingTimeOfTheExactCurveIsTheExactTime() {
    LawCell cell = cell("time-step = 0.01, horizon = 5").ensemble();
    PearsonDiffusion diffusion = PearsonCoordinates.of(cell.process()).orElseThrow().get(0);
    List<SecondMoment> exact =
        cell.times().stream()
            .map(
                t ->
                    new SecondMoment(
                        t,
                        100,
                        diffusion.secondMoment(0, t).value(),
                        0.0,
                        Optional.of(
                            new Interval(
                                0.9 * diffusion.secondMoment(0, t).value(),
                                1.1 * diffusion.secondMoment(0, t).value()))))
            .toList();
    for (double epsilonSquared : new double[] {0.0011, 0.002, 0.01, 0.03, 0.06}) {
      double time = diffusion.epsilonEscapingTime(epsilonSquared).value();
      EscapingTime found = EscapingTime.of(cell, exact, epsilonSquared).orElseThrow();
      assertThat(found.time() / time).isCloseTo(1.0, within(1e-3));
      assertThat(found.interval().lower() / time)
          .isCloseTo(
              diffusion.epsilonEscapingTime(epsilonSquared / 1.1).value() / time, within(2e-3));
      assertThat(found.interval().upper()).isGreaterThan(time);
    }
    // The stationary moment is 0.1/1.4; nine tenths of it are never more than 0.0643.
    assertThat(EscapingTime.of(cell, exact, 0.068).orElseThrow().interval().upper()).isInfinite();
    assertThat(EscapingTime.of(cell, exact, 0.08)).isEmpty();
  }

  /** Of 40 intervals at 95 % more than 7 miss with probability 5e-3, fewer than none never. */
  @Test
  void intervalsHoldTheExactTime() {
    int missed = 0;
    for (int i = 0; i < 40; i++) {
      double sigma = 1 + 0.001 * i;
      LawCell cell =
          LawRuns.moments(
                  """
                  landscape { kind = harmonic, curvatures = [1] }, learning-rate = 0.1
                  noise { kind = constant, sigma = %s }
                  time-step = 0.01, horizon = 1, points = 25, trials = 1000"""
                      .formatted(sigma))
              .get(0)
              .ensemble();
      PearsonDiffusion diffusion = PearsonCoordinates.of(cell.process()).orElseThrow().get(0);
      double time = diffusion.epsilonEscapingTime(0.02).value();
      EscapingTime found =
          EscapingTime.of(cell, LawRuns.moments(cell, LawRuns.run(cell)), 0.02).orElseThrow();
      missed += found.interval().lower() > time || found.interval().upper() < time ? 1 : 0;
    }
    assertThat(missed).isLessThanOrEqualTo(7);
  }
}
