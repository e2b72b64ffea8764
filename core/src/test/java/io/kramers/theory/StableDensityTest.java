package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableDensityTest {
  /** mpmath with 30 digits: the power series in x for alpha > 1, in x^-alpha, or a contour. */
  @ParameterizedTest
  @CsvSource({
    "0.2, 0.001, 10.441376529121454, 0.48322305156031288",
    "0.2, 1, 0.036159134951801915, 0.2956017599556814",
    "0.2, 1000, 1.8012304509937039e-5, 0.10129355231685733",
    "0.5, 0.0001, 0.63661939039668049, 0.49993633803549562",
    "0.5, 0.1, 0.47643560578945242, 0.44327853864615864",
    "0.5, 2, 0.039142858049651343, 0.21392816227538372",
    "0.5, 30, 0.0010471810713215757, 0.067733246989608713",
    "0.9, 0.3, 0.29655848030763771, 0.40357888086202715",
    "0.9, 2.1, 0.055162303109308945, 0.15287782856289785",
    "0.9, 2.3, 0.04789908522389326, 0.14259664768277185",
    "0.9, 100, 4.7707599642811301e-5, 0.0053129263801388194",
    "1.2, 0, 0.29942005917982891, 0.5",
    "1.2, 1, 0.18096537440816912, 0.24663218873659036",
    "1.2, 2.8, 0.037343730766590118, 0.086446481440362483",
    "1.2, 3, 0.032309557795483367, 0.07949754417996139",
    "1.2, 50, 6.1473586979018205e-5, 0.0025518609702321885",
    "1.5, 0, 0.28735275145216445, 0.5",
    "1.5, 0.7, 0.24078419849245478, 0.31020682855475304",
    "1.5, 6, 0.004223463222547379, 0.015176223149543726",
    "1.5, 7, 0.0027474446006506834, 0.011765021066618195",
    "1.5, 10000.0, 2.992076652326966e-11, 1.9947145851103887e-7",
    "1.8, 0, 0.28306875859161901, 0.5",
    "1.8, 2, 0.096700976593629996, 0.087703372452913",
    "1.8, 9.5, 0.00034836204168230301, 0.0017089447711332366",
    "1.8, 10.5, 0.00025659104675782414, 0.0014097018595277464",
    "1.8, 1000.0, 6.5651822645622586e-10, 3.6472683674203825e-7"
  })
  void isTheInvertedCharacteristicFunction(
      double alpha, double x, double density, double survival) {
    StableDensity law = new StableDensity(alpha);
    assertThat(law.density(x)).isCloseTo(density, within(1e-12 * density));
    assertThat(law.density(-x)).isEqualTo(law.density(x));
    assertThat(law.survival(x)).isCloseTo(survival, within(1e-12 * survival));
    assertThat(law.survival(-x)).isCloseTo(1 - survival, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 0.5, 1, 2, 5, 100, 1e8})
  void isCauchysLawForOne(double x) {
    StableDensity law = new StableDensity(1);
    assertThat(law.density(x)).isCloseTo(1 / (Math.PI * (1 + x * x)), relative(1e-13, x));
    double survival = Math.atan2(1, x) / Math.PI;
    assertThat(law.survival(x)).isCloseTo(survival, within(1e-13 * survival));
  }

  private static org.assertj.core.data.Offset<Double> relative(double error, double x) {
    return within(error / (Math.PI * (1 + x * x)));
  }

  @Test
  void isTheNormalLawOfVarianceTwoForTwo() {
    StableDensity law = new StableDensity(2);
    for (double x : new double[] {0, 0.3, 1, 4, 9}) {
      assertThat(law.density(x))
          .isCloseTo(Normal.density(x / Math.sqrt(2)) / Math.sqrt(2), within(1e-15));
      assertThat(law.survival(x)).isCloseTo(Normal.cumulative(-x / Math.sqrt(2)), within(1e-15));
    }
    double nearTwo = new StableDensity(2 - 1e-9).density(1.3);
    assertThat(nearTwo).isCloseTo(law.density(1.3), within(1e-9));
  }

  /** What two functions worked out apart have to do with each other, across all their panels. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.95, 1, 1.05, 1.2, 1.8, 1.99})
  void densityIsTheDerivative(double alpha) {
    StableDensity law = new StableDensity(alpha);
    GaussLegendre rule = GaussLegendre.of(16);
    double x = 1e-6 * StableDensity.width(alpha);
    while (x < 1e4) {
      double to = 1.3 * x;
      double integral = 0;
      for (int k = 0; k < 16; k++) {
        double y = 0.5 * (x + to) + 0.5 * (to - x) * rule.node(k);
        integral += 0.5 * (to - x) * rule.weight(k) * law.density(y);
      }
      assertThat(law.survival(x) - law.survival(to)).as("%s", x).isCloseTo(integral, within(1e-14));
      x = to;
    }
  }

  @Test
  void refusesOtherIndices() {
    assertThatThrownBy(() -> new StableDensity(2.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StableDensity(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StableDensity(0.05)).isInstanceOf(NoExactAnswerException.class);
  }
}
