package io.kramers.exittime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The sum of squares is exact in 128 bits, whatever the grouping. */
class ExitStepSquareSumTest {
  private static final long HORIZON = 3_000_000_000L;

  /** Beyond those whose ends are kept one by one. */
  private static final long TRIAL = ExitTimes.KEPT;

  @Test
  void isThatOfBigIntegers() {
    SplittableRandom random = new SplittableRandom(1);
    ExitTimes whole = new ExitTimes(HORIZON);
    ExitTimes merged = new ExitTimes(HORIZON);
    BigInteger sum = BigInteger.ZERO;
    for (int part = 0; part < 20; part++) {
      ExitTimes some = new ExitTimes(HORIZON);
      for (int i = 0; i < part; i++) {
        long step = i % 2 == 0 ? HORIZON - random.nextInt(100) : 1 + random.nextInt(100);
        sum = sum.add(BigInteger.valueOf(step).pow(2));
        whole.addExit(TRIAL, step);
        some.addExit(TRIAL, step);
        assertThat(whole.exitStepSquareSum()).isEqualTo(sum);
      }
      merged.merge(some);
      assertThat(merged.exitStepSquareSum()).isEqualTo(sum);
    }
    assertThat(merged).isEqualTo(whole);
    assertThat(sum.bitLength()).isGreaterThan(65);
  }
}
