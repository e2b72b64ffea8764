package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
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
  @ValueSource(ints = {1, 7, 63, 64, 65, 207, 702, 1024})
  void descentsHaveTheSameBits(int n) {
    double[] scalar = states(n);
    double[] simd = scalar.clone();
    double[] noise = shifts(scalar.length);
    SCALAR_PASS.descend(scalar, noise, n, 0.03, 0.025);
    SIMD_PASS.descend(simd, noise, n, 0.03, 0.025);
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

  /** w - (x + 1) rounds otherwise than (w - x) - 1: by 2^-52 in m, times a slope of up to 5000. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void descentIsAlongTheLandscapesGradient(int samples) {
    double[][] data = {shifts(samples), Arrays.copyOf(shifts(101), samples)};
    Landscape landscape = new SeparableLandscape(LOSS, Dataset.of(data));
    int n = 207;
    SplittableRandom random = new SplittableRandom(8);
    double[][] w = {
      random.doubles(Padded.length(n), -2, 2).toArray(),
      random.doubles(Padded.length(n), -2, 2).toArray()
    };
    double[][] noise = {shifts(w[0].length), shifts(w[0].length + 1)};
    double eta = 0.5;
    double[][] before = {w[0].clone(), w[1].clone()};
    landscape.descentPass(Vectorization.scalar(), n).descend(w, noise, n, eta);
    for (int i = 0; i < n; i++) {
      double[] gradient = landscape.gradient(new double[] {before[0][i], before[1][i]});
      for (int j = 0; j < 2; j++) {
        assertThat(w[j][i])
            .isCloseTo(before[j][i] - eta * gradient[j] + noise[j][i], within(1e-11));
      }
    }
  }
}
