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

class KramersAsymptoticsTest {
  static List<ContinuousCases.Case> escapes() {
    return ContinuousCases.of("mfpt_continuous");
  }

  @ParameterizedTest
  @MethodSource("escapes")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void formulasAreTheReference(ContinuousCases.Case each) {
    KramersAsymptotics asymptotics =
        new KramersAsymptotics(
            each.get("Ha"),
            each.get("Hb"),
            each.get("dL"),
            each.get("eta"),
            each.get("sigma"),
            each.get("mu"));
    double printed = each.get("eq11");
    assertThat(asymptotics.equation11AsPrinted()).isCloseTo(printed, within(1e-12 * printed));
    double right = each.get("asym_own_convention_pi");
    assertThat(asymptotics.meanFirstPassage(each.interpretation()))
        .isCloseTo(right, within(1e-12 * right));
    assertThat(asymptotics.kappa()).isCloseTo(each.get("kappa"), within(1e-15));
  }

  /**
   * The next term is of order 1/(dL/(eta sigma)): halving the learning rate halves the deviation.
   */
  @ParameterizedTest
  @EnumSource(Interpretation.class)
  void exactTimesTendToTheFormula(Interpretation interpretation) {
    double deviation = deviation(interpretation, 0.01);
    assertThat(deviation).isBetween(1e-3, 3e-2);
    assertThat(deviation(interpretation, 0.005) / deviation).isCloseTo(0.5, within(0.02));
  }

  private static double deviation(Interpretation interpretation, double eta) {
    CoordinateDiffusion diffusion =
        ContinuousCases.diffusion(
            "landscape { kind = quartic }, learning-rate = %s, interpretation = %s, noise { kind ="
                    .formatted(eta, interpretation.kind())
                + " loss-dependent, sigma = 1, mu = 2 }",
            -1);
    double exact = FirstPassage.mean(diffusion, -1, 0).value();
    return exact / new KramersAsymptotics(2, -1, 0.25, eta, 1, 2).meanFirstPassage(interpretation)
        - 1;
  }

  @Test
  void smallMuIsNearItsLimit() {
    double limit = Math.PI * Math.exp(5) / Math.sqrt(2);
    assertThat(new KramersAsymptotics(2, -1, 0.25, 0.1, 1, 0).withoutStateDependence())
        .isCloseTo(limit, within(1e-12 * limit));
    for (Interpretation each : Interpretation.values()) {
      for (double mu : new double[] {0, 1e-18, 1e-9}) {
        KramersAsymptotics asymptotics = new KramersAsymptotics(2, -1, 0.25, 0.1, 1, mu);
        assertThat(asymptotics.meanFirstPassage(each)).isCloseTo(limit, within(1e-8 * limit));
        assertThat(asymptotics.inverseRate(each)).isCloseTo(2 * limit, within(2e-8 * limit));
      }
    }
    assertThat(new KramersAsymptotics(2, -1, 0.25, 0.1, 1, 0).withoutStateDependenceAsPrinted())
        .isCloseTo(2 * Math.PI * Math.exp(2.5) / Math.sqrt(2), within(1e-12));
  }

  @Test
  void ratesAddOverBarriers() {
    assertThat(KramersAsymptotics.throughAny(6, 6, 6)).isCloseTo(2, within(1e-15));
    assertThat(KramersAsymptotics.throughAny(3, 6)).isCloseTo(2, within(1e-15));
    KramersAsymptotics asymptotics = new KramersAsymptotics(2, -1, 0.25, 0.1, 1, 2);
    assertThat(asymptotics.equation22AsPrinted()).isEqualTo(asymptotics.equation11AsPrinted());
  }

  @Test
  void saysWhereKappaIsTooLarge() {
    KramersAsymptotics asymptotics = new KramersAsymptotics(2, -1, 0.25, 0.1, 1, 40);
    assertThatThrownBy(() -> asymptotics.meanFirstPassage(Interpretation.ISOTHERMAL))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("kappa");
  }

  @Test
  void ordersAreThoseOfTheFormulas() {
    KramersAsymptotics low = new KramersAsymptotics(2, -1, 0.25, 0.1, 1, 2);
    KramersAsymptotics high = new KramersAsymptotics(2, -1, 0.4, 0.1, 1, 2);
    for (Interpretation each : Interpretation.values()) {
      double ratio = high.meanFirstPassage(each) / low.meanFirstPassage(each);
      assertThat(
              EscapeOrders.powerLaw(0.4, 0.1, 1, 2, each)
                  / EscapeOrders.powerLaw(0.25, 0.1, 1, 2, each))
          .isCloseTo(ratio, within(1e-12 * ratio));
    }
    assertThat(EscapeOrders.powerLawAsPrinted(0.25, 0.1, 1, 2))
        .isCloseTo(Math.pow(1.5, 9.5), within(1e-12));
    assertThat(EscapeOrders.langevin(0.4, 0.1, 1)).isCloseTo(Math.exp(8), within(1e-11));
    assertThat(EscapeOrders.langevinAsPrinted(0.4, 0.1, 1)).isCloseTo(Math.exp(4), within(1e-12));
    // Cauchy's driver: density 1/(pi y^2), rate of jumps longer than a/eps is eps/(pi a).
    assertThat(EscapeOrders.alphaStable(2, 1, 0.1)).isCloseTo(20 * Math.PI, within(1e-12));
    assertThat(EscapeOrders.alphaStableAsPrinted(2, 1.5))
        .isCloseTo(Math.pow(2, 1.5), within(1e-15));
  }
}
