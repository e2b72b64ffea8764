package io.kramers.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.blocks.Running;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.ConfigurationException;
import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitStatistics;
import io.kramers.exittime.ExitTimes;
import io.kramers.gradientnoise.DirectionEstimate;
import io.kramers.gradientnoise.Estimated;
import io.kramers.simd.Vectorization;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionTest {
  private static final String SMALL =
      "sgd { learning-rate = 0.2, batch-size = 2 }, steps = 40, recorded = 12, loss-every = 4,"
          + " trials = 400, model-trials = 20000";

  private static Prediction run(Neighbourhood around, Regression regression) {
    return Prediction.of(
        around,
        around.models().stream().map(Regression::run).toList(),
        around.descents(regression.losses()).stream().map(Regression::run).toList());
  }

  /** Along both coordinates of two: h, sigma and rho are means over the samples. */
  @Test
  void directionsHaveTheMomentsOfTheSamples() {
    Regression regression = Regression.of(SMALL);
    Neighbourhood around = regression.around(regression.minimum());
    assertThat(around.directions())
        .extracting(PredictedDirection::name)
        .containsExactly("coordinate 0", "coordinate 1");
    for (int j = 0; j < 2; j++) {
      double fourth = 0;
      double sigma = 0;
      for (double[] x : regression.inputs()) {
        fourth += Math.pow(x[j], 4) / 40;
      }
      for (double[] g : regression.gradients(regression.minimum())) {
        sigma += g[j] * g[j] / 40;
      }
      double h = regression.hessian()[j][j];
      PredictedDirection direction = around.directions().get(j);
      assertThat(direction.note()).isEmpty();
      assertThat(direction.h()).isCloseTo(h, within(1e-10));
      assertThat(direction.sigma()).isCloseTo(sigma / 2, within(1e-10));
      assertThat(direction.rho()).isCloseTo((fourth - h * h) / 2, within(1e-10));
      assertThat(direction.gradient()).isCloseTo(0, within(1e-12));
      assertThat(direction.range()).isCloseTo(0.4, within(1e-12));
    }
    assertThat(around.firstGrowth())
        .isCloseTo(
            0.04 * around.directions().stream().mapToDouble(PredictedDirection::sigma).sum(),
            within(1e-10));
    double unit = around.rise(Motion.LANGEVIN, 40);
    assertThat(around.plan().levels())
        .zipSatisfy(
            List.of(1.0, 2.0, 4.0),
            (level, factor) -> assertThat(level).isCloseTo(factor * unit, within(1e-12 * unit)));
  }

  /**
   * Restricted to all of two directions SGD is the whole one, and the inputs are nearly
   * uncorrelated, so that the power law holds within 4 standard errors (one seed in 800 or so
   * fails; it is fixed) and Langevin's misses what rho adds.
   */
  @Test
  void modelsStandBesideDescent() {
    Regression regression = Regression.of(SMALL.replace("trials = 400,", "trials = 1500,"));
    Prediction prediction = run(regression.around(regression.minimum()), regression);
    for (Motion model : List.of(Motion.POWER_LAW, Motion.LANGEVIN)) {
      for (Prediction.Point point : prediction.distances(model, false).points()) {
        assertThat(point.simulated().mean())
            .isCloseTo(point.exact().orElseThrow(), within(4 * point.simulated().standardError()));
        assertThat(point.simulated().time()).isCloseTo(0.2 * point.step(), within(1e-12));
      }
    }
    assertThat(prediction.distances()).hasSize(5);
    assertThat(prediction.rises()).hasSize(4);
    assertThat(prediction.rises().get(0).points()).hasSize(10);
    for (Prediction.Rise rise : prediction.rises().get(0).points()) {
      assertThat(rise.simulated().mean())
          .isCloseTo(rise.exact().orElseThrow(), within(4 * rise.simulated().standardError()));
    }
    assertThat(prediction.exits()).hasSize(3 * 4);
    assertThat(prediction.exits())
        .allSatisfy(
            exits ->
                assertThat(exits.statistics().times().trials())
                    .isEqualTo(exits.motion().model() ? 20000 : 1500));
    Comparison power = prediction.comparisons().get(0);
    Comparison langevin = prediction.comparisons().get(1);
    assertThat(power.model()).isEqualTo(Motion.POWER_LAW);
    assertThat(langevin.model()).isEqualTo(Motion.LANGEVIN);
    assertThat(power.times()).isEqualTo(prediction.around().plan().recordSteps().size());
    assertThat(power.inside()).isGreaterThan(langevin.inside());
    assertThat(power.largestDeviation().orElseThrow()).isLessThan(4);
    assertThat(langevin.lastInterval().orElseThrow().upper()).isLessThan(1);
    assertThat(power.rates()).hasSize(3);
  }

  /**
   * Looked at once, Langevin's x is normal: the probability of 0.5 h x^2 above a level is known.
   */
  @Test
  void exitsOfLangevinAtOneLookAreANormalLawsTail() {
    Regression regression =
        Regression.of(SMALL.replace("loss-every = 4", "loss-every = 40, relative-levels = [1, 3]"));
    Neighbourhood both = regression.around(regression.minimum());
    Neighbourhood around =
        new Neighbourhood(
            both.weights(),
            both.minimum(),
            both.subspace(),
            both.directions().subList(0, 1),
            both.plan());
    PredictedDirection direction = around.directions().get(0);
    double deviation = Math.sqrt(around.alongSquare(Motion.LANGEVIN, 40));
    Departures departures = Regression.run(around.models().get(1));
    for (int level = 0; level < 2; level++) {
      double x = Math.sqrt(2 * around.plan().levels().get(level) / direction.h());
      double p = 2 * NormalDistribution.of(0, deviation).survivalProbability(x);
      ExitTimes exits = departures.exits(level);
      assertThat((double) exits.exited() / exits.trials())
          .isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / 20000)));
      assertThat(exits.exits()[1]).isEqualTo(exits.exited());
    }
  }

  /** 2.5 half-widths are 4.9 standard errors: 1e-6 of a normal law lies beyond. */
  @Test
  void whatRunsIsTheRiseAtTheLastLook() {
    Regression regression = Regression.of(SMALL);
    Neighbourhood around = regression.around(regression.minimum());
    for (Motion motion : List.of(Motion.POWER_LAW, Motion.LANGEVIN)) {
      TrialBlocks<Departures> cell = around.models().get(motion.ordinal());
      assertThat(cell.name()).isEqualTo(motion.kind());
      assertThat(cell.running(cell.nothing())).isEmpty();
      Running running = cell.running(Regression.run(cell)).orElseThrow();
      double exact = around.rise(motion, around.plan().looks() * around.plan().lossEvery());
      assertThat(running.value())
          .isCloseTo(exact, within(2.5 * running.relativeError() * running.value()));
    }
  }

  @Test
  void modelsHaveTheSameBitsInAnyOrderAndTwin() {
    Regression regression = Regression.of(SMALL);
    for (TrialBlocks<Departures> cell : regression.around(regression.minimum()).models()) {
      Departures all = Regression.run(cell);
      Departures parts = cell.nothing();
      for (long block = cell.blocks() - 1; block >= 0; block--) {
        Departures part = cell.nothing();
        cell.runner(Vectorization.active()).run(block, part);
        parts.merge(part);
      }
      assertThat(parts).isEqualTo(all);
      assertThat(Regression.run(cell, Vectorization.scalar())).isEqualTo(all);
    }
  }

  /** R: binom.test(10, 30)$conf.int is 0.1728742, 0.5281200. */
  @Test
  void ratiosOfRatesHaveConditionalIntervals() {
    Comparison.RateRatio ratio =
        Comparison.RateRatio.of(1.0, statistics(10, 50), statistics(20, 25));
    assertThat(ratio.ratio().orElseThrow()).isCloseTo(0.5 * 25 / 50, within(1e-12));
    Interval interval = ratio.interval().orElseThrow();
    assertThat(interval.lower()).isCloseTo(0.5 * 0.1728742 / 0.8271258, within(1e-7));
    assertThat(interval.upper()).isCloseTo(0.5 * 0.5281200 / 0.4718800, within(1e-6));
    assertThat(Comparison.RateRatio.of(1.0, statistics(0, 5), statistics(0, 5)).ratio()).isEmpty();
    assertThat(
            Comparison.RateRatio.of(1.0, statistics(3, 5), statistics(0, 5))
                .interval()
                .orElseThrow()
                .upper())
        .isInfinite();
  }

  /** Exits at step 1 and trials censored at it, so that exposure is the number of trials. */
  private static ExitStatistics statistics(int exits, int trials) {
    ExitTimes times = new ExitTimes(1);
    for (int trial = 0; trial < trials; trial++) {
      if (trial < exits) {
        times.addExit(trial, 1);
      } else {
        times.addCensored(trial);
      }
    }
    return new ExitStatistics(times, 1.0, 0.0, 0.95);
  }

  private static PredictedDirection direction(double h, double sigma, double rho, double fit) {
    Map<String, Double> values = Map.of("h", h, "sigma", sigma, "rho", rho);
    return PredictedDirection.of(
        "random 1",
        0.1,
        new DirectionEstimate(
            new Estimated(values.get("sigma"), 0),
            new Estimated(0, 0),
            new Estimated(values.get("rho"), 0),
            new Estimated(values.get("h"), 0),
            new Estimated(0, 0),
            fit),
        0.01,
        0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.4, 3, 0.99, 2, 0.4, 3, ''",
    "-2, 0.4, 3, 0.99, 0, 0.5, 0, 'The curvature h = -2.00 is not positive'",
    "2, 0.4, -3, 0.99, 2, 0.5, 0, 'The variance falls away from w*, rho = -3.00'",
    "2, 0.4, 3, 0.5, 2, 0.5, 0, 'Within 0.100 of w* the variance is no quadratic (R^2 = 0.500)'",
    "2, -0.1, 3, 0.99, 2, 0.5, 0, 'Within 0.100 of w* the variance is no quadratic'"
  })
  void whatIsNotDefinedIsNotTaken(
      double h,
      double sigma,
      double rho,
      double fit,
      double takenH,
      double takenSigma,
      double takenRho,
      String note) {
    PredictedDirection direction = direction(h, sigma, rho, fit);
    assertThat(direction.h()).isEqualTo(takenH);
    assertThat(direction.sigma()).isEqualTo(takenSigma);
    assertThat(direction.rho()).isEqualTo(takenRho);
    if (note.isEmpty()) {
      assertThat(direction.note()).isEmpty();
    } else {
      assertThat(direction.note()).startsWith(note).contains("sigma at w* alone");
    }
  }

  /** Step by step against the closed form. */
  @Test
  void driftIsGradientDescentsInTheBasin() {
    for (double h : new double[] {2, 0}) {
      PredictedDirection direction = direction(h, 0.4, 1, 0.99);
      double x = 0;
      for (int step = 0; step < 7; step++) {
        x -= 0.1 * (0.01 + h * x);
      }
      assertThat(direction.drift(0.1, 7)).isCloseTo(x, within(1e-15));
    }
  }

  @Test
  void directionsAreOrthonormalAndSpanTheSame() {
    Subspace subspace = Subspace.of(List.of(new double[] {3, 4, 0}, new double[] {1, 0, 1}));
    assertThat(subspace.direction(0)).containsExactly(new double[] {0.6, 0.8, 0}, within(1e-15));
    // (1, 0, 1) less 0.6 (0.6, 0.8, 0) is (0.64, -0.48, 1).
    double length = Math.sqrt(0.64 * 0.64 + 0.48 * 0.48 + 1);
    assertThat(subspace.direction(1))
        .containsExactly(new double[] {0.64 / length, -0.48 / length, 1 / length}, within(1e-15));
    double[] x = {2, -1};
    double[] w = new double[3];
    subspace.place(new double[3], x, w);
    double[] components = new double[2];
    subspace.project(w, components);
    assertThat(components).containsExactly(x, within(1e-14));
    assertThatThrownBy(
            () ->
                Subspace.of(
                    List.of(
                        new double[] {3, 4, 0}, new double[] {1, 0, 1}, new double[] {4, 4, 1})))
        .isInstanceOf(Subspace.DependentException.class)
        .hasMessage("vector 2 lies in the span of those before it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trials = 3 | predict.steps is missing",
        "steps = 0 | predict.steps = 0 must be a whole number from 1 to 10000000",
        "steps = 10, loss-every = 11 | predict.loss-every = 11 must be a whole number from 1 to 10",
        "steps = 100000, loss-every = 1 | makes 100000 looks at the loss, and there may be 10000",
        "steps = 9, levels = [1, 0] | predict.levels = [1,0] must be numbers greater than 0",
        "steps = 9, levels = [1], relative-levels = [2] | must not stand beside relative-levels",
        "steps = 9, trials = 1 | predict.trials = 1 must be a whole number from 2",
        "steps = 9, divergence-radius = 1e70 | predict.divergence-radius = 1.0E70 must be at most",
        "steps = 9, resampling { batch-size = 2 } | has no place here",
        "steps = 9, stepps = 9 | predict.stepps = 9 is not a known key"
      })
  void refusesOtherValues(String keys, String message) {
    assertThatThrownBy(() -> Regression.of(keys))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aLineThatAddsNoDirectionIsRefused() {
    Regression regression =
        Regression.of(
            "steps = 9, lines = [{ coordinate = 0, scale = 1 }, { layer = fc, scale = 1 },"
                + " { coordinate = 1, scale = 1 }]");
    assertThatThrownBy(() -> regression.around(regression.minimum()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "lines: the direction of coordinate 1 lies in the span of those before it; leave it"
                + " out");
  }
}
