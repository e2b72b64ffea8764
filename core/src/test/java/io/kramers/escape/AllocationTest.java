package io.kramers.escape;

import static io.kramers.Allocation.NOTHING;
import static io.kramers.Allocation.PATIENCE_NANOS;
import static io.kramers.Allocation.settledBytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.law.DensityExperiment;
import io.kramers.rng.Counter;
import io.kramers.rng.Purpose;
import io.kramers.rng.StableDeviates;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Vectorization;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No trial-step allocates once the compiler has settled: a vector that is boxed costs 24 bytes a
 * lane and step and several times the time. The kernel that boxes comes last: once what it calls
 * has been compiled by itself, into more than a little code, it is no longer inlined where kernels
 * call it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AllocationTest {
  static Stream<Arguments> workloads() {
    return Stream.of(
        Arguments.of("{ kind = none }", "{ kind = power-law, lambda1 = 16, lambda2 = 0.35 }"),
        Arguments.of(Cells.GAUSSIAN, "{ kind = power-law, lambda1 = 16, lambda2 = 0.35 }"),
        Arguments.of("{ kind = none }", "{ kind = langevin, lambda2 = 0.5 }"),
        Arguments.of(Cells.GAUSSIAN, "{ kind = sgd, batch-size = 1 }"),
        Arguments.of(Cells.GAUSSIAN, "{ kind = sgd, batch-size = 8, replacement = false }"));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void simdKernelsSettleAtNoBytesAStep(String data, String dynamics) {
    assertSettlesAtNothing(Cells.cell(2, data, dynamics, "trials = 1e9, steps = 100"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "landscape { kind = quartic }, from = -1, to = 0, crossing = bridge,"
            + " noise { kind = constant, sigma = 1 }",
        "landscape { kind = quartic, dimension = 2 }, from = -1, to = 0, crossing = bridge,"
            + " noise { kind = loss-dependent, sigma = 1, mu = 4 }",
        "landscape { kind = quartic, dimension = 3 }, from = -1, to = 0, crossing = discrete,"
            + " noise { kind = loss-dependent, sigma = 1, mu = 4 }, scheme = milstein",
        "landscape { kind = harmonic, curvatures = [1] }, interval = [-1, 1], crossing = bridge,"
            + " noise { kind = state-dependent, sigma = 1, rho = 2 }, scheme = milstein,"
            + " interpretation = isothermal",
        "landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 }, from = 0,"
            + " to = 1, noise { kind = loss-dependent, sigma = 1, mu = 2 }",
        "landscape { kind = four-basins, scale = 0.02, dimension = 2, data "
            + Cells.GAUSSIAN
            + " }, from = 1, to = 0.1, crossing = discrete,"
            + " noise { kind = state-dependent, sigma = 1, rho = 2 }",
        "landscape { kind = harmonic, curvatures = [1, 2] }, interval = [-1, 1],"
            + " noise { kind = alpha-stable, alpha = 1.5, scale = 0.2 }"
      })
  void exitTimesSettleAtNoBytesAStep(String experiment) {
    String config =
        """
        kramers.escape-time.experiments = [{
          id = t, learning-rate = 0.1, time-step = 0.02, horizon = 2, trials = 1e9
          %s
        }]"""
            .formatted(experiment);
    assertSettlesAtNothing(
        ExitTimeExperiment.read(new Configuration(ConfigFactory.parseString(config).root()))
            .cells()
            .get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noise { kind = state-dependent, sigma = 1, rho = 5 }, interpretation = isothermal",
        "noise { kind = alpha-stable, alpha = 1.5, scale = 0.2 }"
      })
  void ensemblesSettleAtNoBytesAStep(String noise) {
    String config =
        """
        kramers.density.experiments = [{
          id = t, landscape { kind = harmonic, curvatures = [1, 2] }, learning-rate = 0.1
          time-step = 0.02, times = [2], trials = 1e9, %s
        }]"""
            .formatted(noise);
    assertSettlesAtNothing(
        DensityExperiment.read(new Configuration(ConfigFactory.parseString(config).root()))
            .cells()
            .get(0)
            .ensemble());
  }

  private static <R extends Mergeable<R>> void assertSettlesAtNothing(TrialBlocks<R> cell) {
    TrialBlocks.Runner<R> runner = cell.runner(Vectorization.simd().orElseThrow());
    long[] block = {0};
    double settled =
        settledBytes(
            PATIENCE_NANOS,
            () -> {
              R result = cell.nothing();
              for (int i = 0; i < 20; i++) {
                runner.run(block[0]++, result);
              }
              return result.trialSteps();
            });
    assertThat(settled).isLessThan(NOTHING);
  }

  @Test
  void stableDeviatesSettleAtNoBytesADeviate() {
    Vectorization simd = Vectorization.simd().orElseThrow();
    Words words = Words.of(simd);
    StableDeviates stable = StableDeviates.of(simd, 1.5);
    StreamKey key = StreamKey.of(1, Purpose.TRAJECTORY, 2);
    int n = 1024;
    long[] trials = LongStream.range(0, n).toArray();
    long[] x0 = new long[n];
    long[] x1 = new long[n];
    double[] s = new double[n];
    long[] step = {0};
    double settled =
        settledBytes(
            PATIENCE_NANOS,
            () -> {
              for (int i = 0; i < 1000; i++) {
                words.fill(key, trials, n, Counter.word(step[0]++, 0), x0, x1);
                stable.transform(x0, x1, n, 0.1, s);
              }
              return 1000L * n;
            });
    assertThat(settled).isLessThan(NOTHING);
  }

  /** The check can fail: a vector that escapes is boxed, however warm the code. */
  @Test
  @Order(Integer.MAX_VALUE)
  void aBoxingKernelIsNoticed() {
    DoubleVector[] escaping = {DoubleVector.zero(DoubleVector.SPECIES_PREFERRED)};
    double settled =
        settledBytes(
            1_000_000_000L,
            () -> {
              for (int i = 0; i < 100_000; i++) {
                escaping[0] = escaping[0].add(1.0);
              }
              return 100_000;
            });
    assertThat(settled).isGreaterThan(16);
  }
}
