package io.kramers.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.exittime.ExitTimeCell;
import io.kramers.network.Arithmetic;
import io.kramers.network.NetworkPass;
import io.kramers.network.Precision;
import io.kramers.network.Statistics;
import io.kramers.simd.Vectorization;
import io.kramers.theory.ChainExit;
import io.kramers.theory.GaussianChain;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That the measured work is the real work; how fast it is, no test asserts. Five standard errors
 * are allowed: a false failure has probability 6e-7 a test.
 */
class MeasurementTest {
  /** Case chain1d-none-s1.0-l2_0.35-l1_32-T500 of the reference cases. */
  private static final double EXACT_IN_ONE_DIMENSION = 0.6552422553347935;

  /**
   * The chain's transfer operator with the stable density by inversion of its characteristic
   * function, in NumPy: 600 and 1,000 nodes of Gauss and Legendre agree to 1e-7.
   */
  private static final double EXACT_OF_STABLE_CHAIN = 0.1858998;

  @Test
  void countsTheEscapesOfTheTrialsThatItTimes() {
    check("power-law", 1 - Math.pow(1 - EXACT_IN_ONE_DIMENSION, 2));
  }

  @Test
  void diffusionLeavesAsOftenAsItsChain() {
    ExitTimeCell cell = (ExitTimeCell) ((TrialWork<?>) work("diffusion")).blocks();
    GaussianChain chain = GaussianChain.eulerMaruyama(cell.process().along(0), cell.timeStep());
    ChainExit exit =
        new ChainExit(chain, cell.region().start(), cell.region().exit(), cell.crossing());
    check("diffusion", exit.probability(Workload.STEPS).value());
  }

  @Test
  void stableProcessLeavesAsOftenAsItsChain() {
    check("alpha-stable", EXACT_OF_STABLE_CHAIN);
  }

  private static Work work(String workload) {
    return Workload.named(workload).orElseThrow().work(0, 0);
  }

  private static void check(String workload, double exact) {
    Measurement measurement = measurement(workload);
    double error = Math.sqrt(exact * (1 - exact) / measurement.count());
    assertThat(measurement.count()).isGreaterThanOrEqualTo(2048);
    assertThat(measurement.average()).isCloseTo(exact, within(5 * error));
    assertThat(measurement.rate()).isPositive();
  }

  private static Measurement measurement(String workload) {
    return Measurement.of(
        Workload.named(workload).orElseThrow(), Vectorization.active(), 2, 32, 0.35, 0.2);
  }

  /** In double, image by image. */
  @ParameterizedTest
  @ValueSource(strings = {"cnn-gradient", "cnn-per-sample"})
  void gradientsComeWithTheMeanLossOfTheirImages(String workload) {
    GradientWork work = (GradientWork) work(workload);
    NetworkPass<double[]> pass =
        new NetworkPass<>(work.network(), Precision.twice(), Statistics.none());
    pass.use(work.network().initialWeights(0));
    double[] losses = new double[Arithmetic.LANES];
    double sum = 0;
    for (int block = 0; block < work.batch().blocks(); block++) {
      pass.losses(work.batch(), block, losses);
      sum += Arrays.stream(losses).sum();
    }
    Measurement measurement = measurement(workload);
    assertThat(measurement.average()).isCloseTo(sum / GradientWork.BATCH, within(1e-5));
    assertThat(measurement.count()).isPositive().matches(n -> n % GradientWork.BATCH == 0);
    assertThat(measurement.rate()).isPositive();
  }
}
