package io.kramers.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Settings;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.Landscapes;
import io.kramers.landscape.SampleGradients;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Single steps from a chosen point against the moments that their equations give. Each comparison
 * of a moment allows five standard errors: a false failure has probability 6e-7, fewer than 2e-5
 * for the class.
 */
class DynamicsTest {
  private static final double ETA = 0.025;
  private static final int TRIALS = 200_000;
  private static final double[] POINT = {0.8, 1.15};
  private static final StreamKey KEY = StreamKey.of(1, Purpose.TRAJECTORY, 2);

  private final Landscape landscape =
      landscape("{ kind = gaussian, n = 20, standard-deviation = 0.05, seed = 3 }");

  private static Landscape landscape(String data) {
    return Landscapes.read(
        Settings.of(
            ConfigFactory.parseString("kind = four-basins, dimension = 2, data " + data).root(),
            "landscape"));
  }

  @Test
  void gradientDescentFollowsTheGradient() {
    double[][] w = step(new GradientDescent(), 1);
    double[] gradient = landscape.gradient(POINT);
    for (int j = 0; j < 2; j++) {
      assertThat(w[j][0]).isCloseTo(POINT[j] - ETA * gradient[j], within(1e-14));
    }
  }

  @Test
  void powerLawHasTheMeanAndVarianceOfEquation12() {
    double lambda1 = 20;
    double lambda2 = 0.7;
    double[][] w = step(new PowerLaw(lambda1, AdditiveNoise.of(lambda2)), TRIALS);
    double[] variance = new double[2];
    for (int j = 0; j < 2; j++) {
      double x = POINT[j] - landscape.minimum()[j];
      variance[j] = ETA * ETA * (lambda1 * lambda1 * x * x + lambda2 * lambda2);
    }
    checkGaussian(w, variance);
  }

  @Test
  void langevinHasConstantVariance() {
    double lambda2 = 0.7;
    double variance = ETA * ETA * lambda2 * lambda2;
    checkGaussian(
        step(new Langevin(AdditiveNoise.of(lambda2)), TRIALS), new double[] {variance, variance});
  }

  private void checkGaussian(double[][] w, double[] variance) {
    double[] gradient = landscape.gradient(POINT);
    double cross = 0;
    for (int j = 0; j < 2; j++) {
      double mean = POINT[j] - ETA * gradient[j];
      double sd = Math.sqrt(variance[j]);
      double[] standardised = Arrays.stream(w[j]).map(value -> (value - mean) / sd).toArray();
      double root = Math.sqrt(TRIALS);
      assertThat(moment(standardised, 1)).isCloseTo(0, within(5 / root));
      assertThat(moment(standardised, 2)).isCloseTo(1, within(5 * Math.sqrt(2) / root));
      assertThat(moment(standardised, 3)).isCloseTo(0, within(5 * Math.sqrt(15) / root));
      assertThat(moment(standardised, 4)).isCloseTo(3, within(5 * Math.sqrt(96) / root));
    }
    for (int i = 0; i < TRIALS; i++) {
      cross += (w[0][i] - POINT[0] + ETA * gradient[0]) * (w[1][i] - POINT[1] + ETA * gradient[1]);
    }
    double correlation = cross / TRIALS / Math.sqrt(variance[0] * variance[1]);
    assertThat(correlation).isCloseTo(0, within(5 / Math.sqrt(TRIALS)));
  }

  private static double moment(double[] values, int power) {
    return Arrays.stream(values).map(value -> Math.pow(value, power)).average().orElseThrow();
  }

  @Test
  void sgdHasTheMeanAndCovarianceOfItsMinibatch() {
    for (boolean replacement : new boolean[] {true, false}) {
      for (int batch : new int[] {1, 4, 19}) {
        checkMinibatch(batch, replacement);
      }
    }
  }

  /** Indices are shared by the coordinates: their covariance is that of the sample gradients. */
  private void checkMinibatch(int batch, boolean replacement) {
    SampleGradients samples = landscape.sampleGradients().orElseThrow();
    int n = samples.count();
    double factor = ETA * ETA / batch * (replacement ? 1 : (n - batch) / (n - 1.0));
    double[] mean = landscape.gradient(POINT);
    double covariance = 0;
    for (int m = 0; m < n; m++) {
      double[] g = samples.gradient(m, POINT);
      covariance += (g[0] - mean[0]) * (g[1] - mean[1]) / n;
    }
    double[] variance = samples.variance(POINT);
    double[][] w = step(new StochasticGradientDescent(batch, replacement), TRIALS);
    double cross = 0;
    for (int j = 0; j < 2; j++) {
      double centre = POINT[j] - ETA * mean[j];
      double second = 0;
      double fourth = 0;
      double first = 0;
      for (double value : w[j]) {
        double deviation = value - centre;
        first += deviation;
        second += deviation * deviation;
        fourth += deviation * deviation * deviation * deviation;
      }
      double exact = factor * variance[j];
      double error = Math.sqrt((fourth / TRIALS - exact * exact) / TRIALS);
      assertThat(first / TRIALS).isCloseTo(0, within(5 * Math.sqrt(exact / TRIALS)));
      assertThat(second / TRIALS).isCloseTo(exact, within(5 * error));
    }
    for (int i = 0; i < TRIALS; i++) {
      cross += (w[0][i] - POINT[0] + ETA * mean[0]) * (w[1][i] - POINT[1] + ETA * mean[1]);
    }
    // The standard error of a covariance is below sqrt(4th-moment bound): 3 var var is generous.
    double error = factor * Math.sqrt(3 * variance[0] * variance[1] / TRIALS);
    assertThat(cross / TRIALS).isCloseTo(factor * covariance, within(5 * error));
  }

  @Test
  void aBatchOfAllSamplesWithoutReplacementIsGradientDescent() {
    double[][] w = step(new StochasticGradientDescent(20, false), 500);
    double[] gradient = landscape.gradient(POINT);
    for (int j = 0; j < 2; j++) {
      for (double value : w[j]) {
        assertThat(value).isCloseTo(POINT[j] - ETA * gradient[j], within(1e-14));
      }
    }
  }

  @Test
  void noBatchWithoutReplacementHoldsASampleTwice() {
    Minibatch minibatch = new Minibatch(7, false, 9, KEY, Vectorization.scalar(), 5000);
    Trials trials = new Trials(2, 5000);
    trials.start(0, 5000, POINT);
    int[][] indices = minibatch.draw(trials, 1);
    long[] counts = new long[9];
    for (int i = 0; i < 5000; i++) {
      int trial = i;
      int[] batch = Arrays.stream(indices).mapToInt(index -> index[trial]).toArray();
      assertThat(batch).doesNotHaveDuplicates();
      Arrays.stream(batch).forEach(m -> counts[m]++);
    }
    // Each sample is in a batch with probability 7/9.
    double error = Math.sqrt(5000 * 7.0 / 9 * 2.0 / 9);
    for (long count : counts) {
      assertThat((double) count).isCloseTo(5000 * 7.0 / 9, within(5 * error));
    }
  }

  /** States after one step from the point. */
  private double[][] step(Dynamics dynamics, int count) {
    Trials trials = new Trials(2, count);
    trials.start(0, count, POINT);
    dynamics.stepper(landscape, ETA, KEY, Vectorization.active(), count).advance(trials, 1);
    return new double[][] {
      Arrays.copyOf(trials.w()[0], count), Arrays.copyOf(trials.w()[1], count)
    };
  }
}
