package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeparableLandscapeTest {
  private static final FourBasins LOSS = new FourBasins(1);
  private static final Dataset DATA = GaussianSamples.draw(50, 3, 0.05, 9);
  private static final Landscape LANDSCAPE = new SeparableLandscape(LOSS, DATA);
  private static final double[] W = {0.3, 1.2, -0.7};

  @Test
  void isTheAverageOfTheLossOverSamplesAndTheSumOverCoordinates() {
    double sum = 0;
    for (int m = 0; m < 50; m++) {
      for (int j = 0; j < 3; j++) {
        sum += LOSS.value(W[j] - DATA.column(j)[m]);
      }
    }
    assertThat(LANDSCAPE.value(W)).isCloseTo(sum / 50, within(1e-13 * sum));
  }

  @Test
  void gradientIsTheMeanOfTheSampleGradients() {
    SampleGradients samples = LANDSCAPE.sampleGradients().orElseThrow();
    assertThat(samples.count()).isEqualTo(50);
    double[] mean = new double[3];
    double[] meanSquare = new double[3];
    for (int m = 0; m < samples.count(); m++) {
      double[] gradient = samples.gradient(m, W);
      for (int j = 0; j < 3; j++) {
        mean[j] += gradient[j] / 50;
        meanSquare[j] += gradient[j] * gradient[j] / 50;
      }
    }
    assertThat(LANDSCAPE.gradient(W)).containsExactly(mean, within(1e-12));
    double[] variance = new double[3];
    Arrays.setAll(variance, j -> meanSquare[j] - mean[j] * mean[j]);
    assertThat(samples.variance(W)).containsExactly(variance, within(1e-10));
  }

  @Test
  void hessianDiagonalIsTheSlopeOfTheGradient() {
    double h = 1e-5;
    for (int j = 0; j < 3; j++) {
      double[] up = W.clone();
      double[] down = W.clone();
      up[j] += h;
      down[j] -= h;
      double slope = (LANDSCAPE.gradient(up)[j] - LANDSCAPE.gradient(down)[j]) / (2 * h);
      // h^2 / 6 times a fourth derivative of L below 3000.
      assertThat(LANDSCAPE.hessianDiagonal(W)[j]).isCloseTo(slope, within(1e-7));
    }
  }

  @Test
  void gradientVanishesAndChangesSignAtMinimumAndSaddle() {
    double[] minimum = LANDSCAPE.minimum();
    double[] saddle = LANDSCAPE.saddle();
    for (int j = 0; j < 3; j++) {
      assertThat(gradientNear(minimum, j, -1e-12)).isNegative();
      assertThat(gradientNear(minimum, j, 1e-12)).isPositive();
      assertThat(gradientNear(saddle, j, -1e-12)).isPositive();
      assertThat(gradientNear(saddle, j, 1e-12)).isNegative();
    }
  }

  private static double gradientNear(double[] point, int j, double offset) {
    double[] w = point.clone();
    w[j] += offset;
    return LANDSCAPE.gradient(w)[j];
  }

  @Test
  void samplePassAddsTheChosenSamplesGradients() {
    SampleGradients samples = LANDSCAPE.sampleGradients().orElseThrow();
    int n = 65;
    double[][] w = new double[3][Padded.length(n)];
    int[] chosen = new int[Padded.length(n)];
    for (int i = 0; i < n; i++) {
      chosen[i] = 7 * i % 50;
      for (int j = 0; j < 3; j++) {
        w[j][i] = W[j] + 0.01 * i;
      }
    }
    for (Vectorization provider :
        new Vectorization[] {Vectorization.scalar(), Vectorization.simd().orElseThrow()}) {
      double[][] sum = new double[3][Padded.length(n)];
      Arrays.fill(sum[1], 100);
      samples.pass(provider).add(chosen, w, n, sum);
      for (int i = 0; i < n; i++) {
        double[] expected = samples.gradient(chosen[i], new double[] {w[0][i], w[1][i], w[2][i]});
        assertThat(sum[0][i]).isCloseTo(expected[0], within(1e-11));
        assertThat(sum[1][i]).isCloseTo(100 + expected[1], within(1e-11));
        assertThat(sum[2][i]).isCloseTo(expected[2], within(1e-11));
      }
    }
  }

  @Test
  void samplesThatAreTooSpreadLeaveNoBasin() {
    Dataset spread = Dataset.of(new double[][] {{-5, 5}});
    assertThatThrownBy(() -> new SeparableLandscape(LOSS, spread))
        .isInstanceOf(SeparableLandscape.NoBasinException.class)
        .hasMessage("coordinate 0 of the loss has no minimum in [0.6, 1.6]");
  }

  @Test
  void minimumAndSaddleCannotBeWrittenThrough() {
    LANDSCAPE.minimum()[0] = 17;
    LANDSCAPE.saddle()[0] = 17;
    assertThat(LANDSCAPE.minimum()[0]).isNotEqualTo(17);
    assertThat(LANDSCAPE.saddle()[0]).isNotEqualTo(17);
  }
}
