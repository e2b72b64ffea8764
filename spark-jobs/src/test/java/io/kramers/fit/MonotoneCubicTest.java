package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MonotoneCubicTest {
  @Test
  void twoPointsGiveALineThatGoesOn() {
    MonotoneCubic line = new MonotoneCubic(new double[] {1, 3}, new double[] {10, 20});

    assertThat(line.at(2)).isEqualTo(15.0);
    assertThat(line.at(0)).isEqualTo(5.0);
    assertThat(line.at(4)).isEqualTo(25.0);
    assertThat(line.inverse(5)).isEqualTo(0.0);
    assertThat(line.inverse(15)).isCloseTo(2.0, within(1e-15));
    assertThat(line.inverse(25)).isEqualTo(4.0);
  }

  /** Where no slope is limited, polynomials of as low a degree as the window allows are exact. */
  @Test
  void monotonePolynomialsAreExact() {
    checkExact(x -> x * (1 + x), 0, 1, 2.5);
    checkExact(x -> x * x * x + 10 * x, -2, -1, 1, 2);
    checkExact(x -> -(x * x * x) - 10 * x, -2, -1.5, 0, 1, 2, 4);
  }

  private static void checkExact(DoubleUnaryOperator f, double... x) {
    MonotoneCubic cubic = new MonotoneCubic(x, Arrays.stream(x).map(f).toArray());
    double last = x[x.length - 1];
    for (double place = x[0]; place <= last; place += (last - x[0]) / 50) {
      double height = f.applyAsDouble(place);
      assertThat(cubic.at(place)).isCloseTo(height, within(1e-12));
      assertThat(cubic.inverse(height)).isCloseTo(place, within(1e-12));
    }
  }

  @Test
  void monotonePointsGiveAMonotoneCurve() {
    SplittableRandom random = new SplittableRandom(5);
    for (int repeat = 0; repeat < 200; repeat++) {
      double sign = repeat % 2 == 0 ? 1 : -1;
      double[] x = new double[2 + random.nextInt(8)];
      double[] y = new double[x.length];
      for (int i = 1; i < x.length; i++) {
        x[i] = x[i - 1] + Math.exp(3 * random.nextDouble(-1, 1));
        y[i] = y[i - 1] + sign * Math.exp(6 * random.nextDouble(-1, 1));
      }
      MonotoneCubic cubic = new MonotoneCubic(x, y);
      double last = x[x.length - 1];
      double before = cubic.at(-1);
      for (int i = 0; i <= 1000; i++) {
        double height = cubic.at(-1 + (last + 2) * i / 1000);
        assertThat(sign * (height - before)).isGreaterThanOrEqualTo(-1e-9 * Math.abs(height));
        before = height;
      }
      for (int i = 0; i < x.length; i++) {
        assertThat(cubic.at(x[i])).isEqualTo(y[i]);
      }
    }
  }

  @Test
  void aTurnStaysWithinItsPoints() {
    MonotoneCubic cubic = new MonotoneCubic(new double[] {0, 1, 2, 3}, new double[] {0, 5, 5, 1});
    for (double x = 0; x <= 3; x += 0.01) {
      assertThat(cubic.at(x)).isBetween(0.0, 5.0 + 1e-12);
    }
    assertThat(cubic.at(1.5)).isCloseTo(5.0, within(1e-12));
  }
}
