package io.kramers.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The reference itself, against constants from tables: A002193, A016627, A002162, A010527. */
class DoubleDoubleTest {
  private static void assertDigits(DoubleDouble value, String digits) {
    BigDecimal sum = new BigDecimal(value.high()).add(new BigDecimal(value.low()));
    assertThat(sum.subtract(new BigDecimal(digits)).abs()).isLessThan(new BigDecimal("5e-31"));
  }

  @Test
  void twoPi() {
    assertDigits(DoubleDouble.TWO_PI, "6.28318530717958647692528676655900577");
  }

  @Test
  void logarithms() {
    assertDigits(DoubleDouble.log(2), "0.69314718055994530941723212145817657");
    assertDigits(DoubleDouble.log(10), "2.30258509299404568401799145468436421");
    assertDigits(DoubleDouble.log(3), "1.09861228866810969139524523692252570");
    assertDigits(DoubleDouble.log(0.5), "-0.69314718055994530941723212145817657");
    assertDigits(DoubleDouble.log(1), "0");
  }

  @Test
  void sinesAndCosines() {
    assertDigits(DoubleDouble.sinTurns(0.125), "0.70710678118654752440084436210484904");
    assertDigits(DoubleDouble.cosTurns(-0.125), "0.70710678118654752440084436210484904");
    assertDigits(DoubleDouble.sinTurns(0.0625), "0.38268343236508977172845998403039887");
    assertDigits(DoubleDouble.cosTurns(0.0625), "0.92387953251128675612818318939678828");
    assertDigits(DoubleDouble.sinTurns(-0.4375), "-0.38268343236508977172845998403039887");
    assertDigits(DoubleDouble.cosTurns(0.5625), "-0.92387953251128675612818318939678828");
    assertDigits(DoubleDouble.sinTurns(0.75), "-1");
    assertDigits(DoubleDouble.cosTurns(1), "1");
    assertDigits(DoubleDouble.cosTurns(0.25), "0");
  }
}
