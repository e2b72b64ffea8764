package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FourBasinsTest {
  private static final MathContext DIGITS = new MathContext(100);
  private static final BigDecimal STEP = new BigDecimal("1e-20");
  private static final FourBasins LOSS = new FourBasins(0.9);

  /** Away from the kinks at 1 and -1, where the third derivative is infinite, by more than STEP. */
  static DoubleStream points() {
    SplittableRandom random = new SplittableRandom(11);
    return DoubleStream.concat(
        DoubleStream.of(0, 0.5, 1.5, -0.5, -2, 3, 9.75, -9.75, 1 + 1e-9, 1 - 1e-9, -1 + 1e-9, 0.6),
        random.doubles(100, -3, 3));
  }

  /** l(w) = 15 scale |w - 1|^2.5 |w + 1|^3 as the paper writes it, to 100 digits. */
  private static BigDecimal loss(BigDecimal w) {
    BigDecimal m = w.subtract(BigDecimal.ONE).abs();
    BigDecimal p = w.add(BigDecimal.ONE).abs();
    return new BigDecimal(15)
        .multiply(new BigDecimal(LOSS.scale()))
        .multiply(m.pow(2))
        .multiply(m.sqrt(DIGITS))
        .multiply(p.pow(3));
  }

  /** What rounding w - 1 and w + 1 can do: sums of sizes in place of sums of signed terms. */
  private static double size(double w, int derivatives) {
    double m = Math.abs(w) + 1;
    return 15 * Math.pow(m, 5.5 - derivatives) * Math.pow(5.5, derivatives);
  }

  @ParameterizedTest
  @MethodSource("points")
  void valueIsThePapers(double w) {
    assertThat(LOSS.value(w))
        .isCloseTo(loss(new BigDecimal(w)).doubleValue(), within(0x1p-50 * size(w, 0)));
  }

  @ParameterizedTest
  @MethodSource("points")
  void derivativeIsTheCentralDifference(double w) {
    BigDecimal at = new BigDecimal(w);
    BigDecimal difference =
        loss(at.add(STEP))
            .subtract(loss(at.subtract(STEP)))
            .divide(STEP.multiply(BigDecimal.valueOf(2)), DIGITS);
    assertThat(LOSS.derivative(w))
        .isCloseTo(difference.doubleValue(), within(0x1p-50 * size(w, 1)));
  }

  @ParameterizedTest
  @MethodSource("points")
  void secondDerivativeIsTheSecondDifference(double w) {
    BigDecimal at = new BigDecimal(w);
    BigDecimal difference =
        loss(at.add(STEP))
            .add(loss(at.subtract(STEP)))
            .subtract(loss(at).multiply(BigDecimal.valueOf(2)))
            .divide(STEP.pow(2), DIGITS);
    // sqrt|w - 1| turns a rounding of w - 1 into half its square root near 1; 1e-9 is the nearest.
    assertThat(LOSS.secondDerivative(w))
        .isCloseTo(difference.doubleValue(), within(0x1p-49 * size(w, 2)));
  }

  @Test
  void isFlatAtMinimaAndSaddle() {
    assertThat(LOSS.derivative(1)).isZero();
    assertThat(LOSS.derivative(-1)).isZero();
    assertThat(LOSS.secondDerivative(1)).isZero();
    assertThat(LOSS.derivative(1.0 / 11)).isCloseTo(0, within(1e-14));
    assertThat(LOSS.secondDerivative(1.0 / 11)).isNegative();
  }

  @Test
  void withoutDataMinimumIsOneAndSaddleOneEleventh() {
    for (double scale : new double[] {1, 0.9, 1e-3, 1e3}) {
      Landscape landscape = new SeparableLandscape(new FourBasins(scale), Dataset.none(3));
      assertThat(landscape.minimum()).containsExactly(1, 1, 1);
      assertThat(landscape.saddle())
          .containsExactly(new double[] {1.0 / 11, 1.0 / 11, 1.0 / 11}, within(1e-15));
      assertThat(landscape.sampleGradients()).isEmpty();
    }
  }

  @Test
  void scaleIsAFactor() {
    FourBasins unscaled = new FourBasins(1);
    FourBasins doubled = new FourBasins(2);
    DoubleSummaryStatistics differences =
        points()
            .map(
                w ->
                    Math.abs(doubled.value(w) - 2 * unscaled.value(w))
                        + Math.abs(doubled.derivative(w) - 2 * unscaled.derivative(w))
                        + Math.abs(doubled.secondDerivative(w) - 2 * unscaled.secondDerivative(w)))
            .summaryStatistics();
    assertThat(differences.getMax()).isZero();
  }
}
