package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The array passes against each other, bit by bit, and against the scalar functions. */
class FourBasinsPassesTest {
  private static final Vectorization SIMD = Vectorization.simd().orElseThrow();
  private static final FourBasins LOSS = new FourBasins(0.9);
  private static final DerivativePass SCALAR_PASS = LOSS.derivativePass(Vectorization.scalar());
  private static final DerivativePass SIMD_PASS = LOSS.derivativePass(SIMD);

  private static final double[] EXTREMES = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e300,
    -1e60,
    Double.MIN_VALUE,
    0.0,
    -0.0,
    1,
    -1
  };

  /** States near the basins, with an extreme one in every seventh place. */
  private static double[] states(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[] w = random.doubles(Padded.length(n), -3, 3).toArray();
    for (int i = 3; i < n; i += 7) {
      w[i] = EXTREMES[i / 7 % EXTREMES.length];
    }
    return w;
  }

  private static double[] shifts(int count) {
    return new SplittableRandom(count).doubles(count, -0.2, 0.2).toArray();
  }

  /** Bits, but for the payload of NaN, which Java leaves open. */
  private static void assertSameBits(double[] simd, double[] scalar, int n) {
    for (int i = 0; i < n; i++) {
      assertThat(Double.doubleToLongBits(simd[i]))
          .as("element %d: %s and %s", i, simd[i], scalar[i])
          .isEqualTo(Double.doubleToLongBits(scalar[i]));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "7, 1",
    "63, 2",
    "64, 3",
    "65, 100",
    "207, 1",
    "207, 2",
    "207, 3",
    "207, 100",
    "702, 100",
    "1024, 3"
  })
  void sumsOverShiftsHaveTheSameBits(int n, int shifts) {
    double[] w = states(n);
    double[] scalar = new double[w.length];
    double[] simd = new double[w.length];
    SCALAR_PASS.sumOverShifts(w, n, shifts(shifts), 1.0 / shifts, scalar);
    SIMD_PASS.sumOverShifts(w, n, shifts(shifts), 1.0 / shifts, simd);
    assertSameBits(simd, scalar, n);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 63, 64, 65, 207, 702, 1024})
  void shiftedTermsHaveTheSameBits(int n) {
    double[] w = states(n);
    double[] shift = shifts(w.length);
    double[] scalar = states(n + 1);
    double[] simd = scalar.clone();
    SCALAR_PASS.addShifted(w, shift, n, scalar);
    SIMD_PASS.addShifted(w, shift, n, simd);
    assertSameBits(simd, scalar, n);
  }

  @Test
  void sumOverShiftsOverwritesWhatWasThere() {
    double[] w = states(64);
    double[] first = new double[64];
    double[] second = new double[64];
    Arrays.fill(second, Double.NaN);
    for (DerivativePass pass : new DerivativePass[] {SCALAR_PASS, SIMD_PASS}) {
      pass.sumOverShifts(w, 64, shifts(3), 0.5, first);
      pass.sumOverShifts(w, 64, shifts(3), 0.5, second);
      assertSameBits(second, first, 64);
    }
  }

  /** w - (x + 1) rounds otherwise than (w - x) - 1: by 2^-52 in m, times a slope of up to 5000. */
  @Test
  void passesAreTheLandscapesGradient() {
    double[][] data = {shifts(100), Arrays.copyOf(shifts(101), 100)};
    Landscape landscape = new SeparableLandscape(LOSS, Dataset.of(data));
    int n = 207;
    SplittableRandom random = new SplittableRandom(8);
    double[][] w = {
      random.doubles(Padded.length(n), -2, 2).toArray(),
      random.doubles(Padded.length(n), -2, 2).toArray()
    };
    double[][] gradient = new double[2][Padded.length(n)];
    landscape.gradientPass(Vectorization.scalar()).gradient(w, n, gradient);
    for (int i = 0; i < n; i++) {
      double[] expected = landscape.gradient(new double[] {w[0][i], w[1][i]});
      assertThat(gradient[0][i]).isCloseTo(expected[0], within(1e-11));
      assertThat(gradient[1][i]).isCloseTo(expected[1], within(1e-11));
    }
  }
}
