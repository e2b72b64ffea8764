package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Local expansions against sums of all terms with 40 digits. */
class AveragedDerivativeTest {
  private static final FourBasins LOSS = new FourBasins(1);
  private static final MathContext DIGITS = new MathContext(40);

  private static double[] gaussian(int n, double deviation) {
    return GaussianSamples.draw(n, 1, deviation, 7).column(0);
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of("the paper's data", gaussian(100, 0.01)),
        Arguments.of("two samples", new double[] {0.02, -0.013}),
        Arguments.of("equal samples", new double[] {0.1, 0.1, 0.1, 0.1, -0.2}),
        Arguments.of("basins that overlap", gaussian(60, 0.8)),
        Arguments.of("crowded beyond the finest cells", gaussian(80, 1e-6)),
        Arguments.of("far from the origin", new double[] {40, 41, 41.5, 90}));
  }

  /** Where it is hardest: about the singularities, on them, and on edges of cells. */
  private static double[] points(double[] shifts) {
    SplittableRandom random = new SplittableRandom(shifts.length);
    double low = Arrays.stream(shifts).min().orElseThrow();
    double high = Arrays.stream(shifts).max().orElseThrow();
    double cell = (high - low + 4) / 256;
    return Stream.of(
            random.doubles(100, low - 3, high + 3),
            random.doubles(150, 1 + low - 0.01, 1 + high + 0.01),
            random.doubles(50, -1 + low, -1 + high + 1e-9),
            Arrays.stream(shifts).limit(20).map(x -> 1 + x),
            Arrays.stream(shifts).limit(20).map(x -> -1 + x),
            random.ints(40, 0, 256).mapToDouble(k -> low - 2 + k * cell),
            DoubleStream.of(low - 1e6, high + 1e6))
        .flatMapToDouble(points -> points)
        .toArray();
  }

  private static BigDecimal exact(double w, double[] shifts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double shift : shifts) {
      BigDecimal m = new BigDecimal(w).subtract(new BigDecimal(shift)).subtract(BigDecimal.ONE);
      BigDecimal p = m.add(BigDecimal.valueOf(2));
      BigDecimal line = m.multiply(new BigDecimal("5.5")).add(BigDecimal.valueOf(5));
      BigDecimal term =
          m.abs().sqrt(DIGITS).multiply(m).multiply(p).multiply(p.abs()).multiply(line);
      sum = sum.add(term.multiply(BigDecimal.valueOf(15)), DIGITS);
    }
    return sum;
  }

  /**
   * Within 2^-50 of the sum of the terms' sizes, an ulp or two for each operation on a term, and
   * with what rounding w - x_m to 2^-53 |w - x_m| does to each.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void isTheSumOfAllTerms(String name, double[] shifts) {
    double[] w = points(shifts);
    double[] padded = Arrays.copyOf(w, Padded.length(w.length));
    double[] sum = new double[padded.length];
    new AveragedDerivative(LOSS, shifts)
        .new Summation(LOSS.derivativePass(Vectorization.scalar()), w.length)
        .sum(padded, w.length, sum);
    for (int i = 0; i < w.length; i++) {
      double size = 0;
      for (double shift : shifts) {
        double v = w[i] - shift;
        size += Math.abs(LOSS.derivative(v)) + Math.abs(v) * Math.abs(LOSS.secondDerivative(v));
      }
      assertThat(sum[i])
          .as("at %s", w[i])
          .isCloseTo(exact(w[i], shifts).doubleValue(), within(0x1p-50 * size));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void twinsHaveTheSameBits(String name, double[] shifts) {
    AveragedDerivative averaged = new AveragedDerivative(LOSS, shifts);
    double[] w = points(shifts);
    w = Arrays.copyOf(w, Padded.length(w.length));
    double[][] sums = new double[2][w.length];
    averaged.new Summation(LOSS.derivativePass(Vectorization.scalar()), w.length)
        .sum(w, w.length, sums[0]);
    averaged.new Summation(LOSS.derivativePass(Vectorization.simd().orElseThrow()), w.length)
        .sum(w, w.length, sums[1]);
    assertThat(sums[1]).isEqualTo(sums[0]);
  }

  @Test
  void whatIsNoNumberStaysNone() {
    double[] w = new double[64];
    Arrays.fill(w, Double.NaN);
    double[] sum = new double[64];
    new AveragedDerivative(LOSS, gaussian(10, 0.01))
        .new Summation(LOSS.derivativePass(Vectorization.scalar()), 64)
        .sum(w, 64, sum);
    assertThat(sum).containsOnly(Double.NaN);
  }

  @Test
  void seriesIsTheDerivativesTaylorSeries() {
    double[] coefficients = new double[40];
    for (double w : new double[] {0.4, 1.3, -0.2, -1.7, 4}) {
      LOSS.derivativeSeries(w, coefficients);
      double radius = Math.min(Math.abs(w - 1), Math.abs(w + 1));
      for (double t : new double[] {0, 0.3 * radius, -0.3 * radius}) {
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
          sum = sum * t + coefficients[k];
        }
        assertThat(sum).isCloseTo(LOSS.derivative(w + t), within(1e-12 * (1 + Math.abs(sum))));
      }
    }
  }

  /** On the circle, where the modulus of an analytic function is largest. */
  @Test
  void boundIsAboveTheModulusOnTheDisc() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2000; i++) {
      double w = random.nextDouble(-4, 4);
      double radius = Math.min(Math.abs(w - 1), Math.abs(w + 1)) * random.nextDouble();
      double angle = random.nextDouble(2 * Math.PI);
      double x = w + radius * Math.cos(angle);
      double y = radius * Math.sin(angle);
      double m = Math.hypot(x - 1, y);
      double p = Math.hypot(x + 1, y);
      double modulus = 15 * Math.pow(m, 1.5) * p * p * Math.hypot(5.5 * (x - 1) + 5, 5.5 * y);
      assertThat(LOSS.derivativeBound(w, radius)).isGreaterThanOrEqualTo(modulus * (1 - 1e-13));
    }
  }
}
