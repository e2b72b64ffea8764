package io.kramers.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.blocks.TrialBlocks;
import io.kramers.blocks.Written;
import io.kramers.gradientnoise.MinibatchFactor;
import io.kramers.law.TrialMean;
import io.kramers.simd.Vectorization;
import io.kramers.theory.PowerLawMoments;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescentTest {
  private static final double ETA = 0.2;

  private static PredictionPlan plan(int batchSize, boolean replacement, int steps, int trials) {
    return new PredictionPlan(
        new MinibatchFactor(batchSize, replacement),
        ETA,
        List.of(1L, (long) steps / 2, (long) steps),
        steps / 2,
        trials,
        2,
        List.of(0.01),
        List.of(),
        1e6,
        0.95,
        11);
  }

  private static DescentCell cell(
      Regression regression,
      double[] start,
      List<double[]> directions,
      boolean restricted,
      PredictionPlan plan) {
    return new DescentCell(regression.losses(), start, Subspace.of(directions), restricted, plan);
  }

  /**
   * E x x^T after so many steps from the minimum: a step adds eta^2 factor times the covariance of
   * single gradients, C(x) = Cov(g_m) + E (H_m - H) x x^T (H_m - H) + terms linear in x, whose mean
   * is 0.
   */
  private static double[][] secondMoments(Regression regression, double factor, long steps) {
    double[][] h = regression.hessian();
    double[][] inputs = regression.inputs();
    double[][] gradients = regression.gradients(regression.minimum());
    double[][] s = new double[2][2];
    for (long step = 0; step < steps; step++) {
      double[][] next = new double[2][2];
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          double along = 0;
          double drawn = 0;
          for (int k = 0; k < 2; k++) {
            for (int l = 0; l < 2; l++) {
              double a = (i == k ? 1 : 0) - ETA * h[i][k];
              double b = (j == l ? 1 : 0) - ETA * h[j][l];
              along += a * s[k][l] * b;
              for (double[] x : inputs) {
                drawn +=
                    (x[i] * x[k] - h[i][k]) * s[k][l] * (x[l] * x[j] - h[l][j]) / inputs.length;
              }
            }
          }
          for (double[] g : gradients) {
            drawn += g[i] * g[j] / gradients.length;
          }
          next[i][j] = along + ETA * ETA * factor * drawn;
        }
      }
      s = next;
    }
    return s;
  }

  private static void check(TrialMean simulated, double exact) {
    assertThat(simulated.mean()).isCloseTo(exact, within(4 * simulated.standardError()));
    assertThat(simulated.standardError()).isLessThan(0.05 * exact);
  }

  /** Five numbers within 4 standard errors: fails for about one seed in 3000; it is fixed. */
  @ParameterizedTest
  @CsvSource({"4, true, 0.25", "4, false, 0.23076923076923078", "1, true, 1"})
  void wholeDescentHasTheMomentsOfItsRecursion(int b, boolean replacement, double factor) {
    Regression regression = Regression.of("steps = 20");
    PredictionPlan plan = plan(b, replacement, 20, 4000);
    assertThat(plan.noise().of(40)).isCloseTo(factor, within(1e-15));
    double[] first = {1, 0};
    Departures departures =
        Regression.run(cell(regression, regression.minimum(), List.of(first), false, plan));
    for (int time = 0; time < 3; time++) {
      double[][] s = secondMoments(regression, factor, plan.recordSteps().get(time));
      check(departures.square(time, 0.95).orElseThrow(), s[0][0] + s[1][1]);
      check(departures.alongSquare(time, 0.95).orElseThrow(), s[0][0]);
    }
    double[][] s = secondMoments(regression, factor, 20);
    double[][] h = regression.hessian();
    double rise = 0.5 * (h[0][0] * s[0][0] + 2 * h[0][1] * s[0][1] + h[1][1] * s[1][1]);
    check(departures.rise(2, 0.95).orElseThrow(), rise);
    assertThat(departures.trialSteps()).isEqualTo(4000 * 20);
  }

  /** Along one direction SGD of quadratic losses has the second moment of the power law, Eq. 12. */
  @Test
  void descentAlongADirectionHasThePowerLawsMoment() {
    Regression regression = Regression.of("steps = 20");
    PredictionPlan plan = plan(2, true, 20, 4000);
    double[] minimum = regression.minimum();
    double[] direction = {0.6, 0.8};
    double sigma = 0;
    double h = 0;
    double rho = 0;
    int n = 40;
    for (double[] x : regression.inputs()) {
      double along = x[0] * direction[0] + x[1] * direction[1];
      h += along * along / n;
      rho += along * along * along * along / n;
    }
    rho -= h * h;
    for (double[] g : regression.gradients(minimum)) {
      double along = g[0] * direction[0] + g[1] * direction[1];
      sigma += along * along / n;
    }
    Departures departures =
        Regression.run(cell(regression, minimum, List.of(direction), true, plan));
    PowerLawMoments exact = new PowerLawMoments(h, ETA, Math.sqrt(rho / 2), Math.sqrt(sigma / 2));
    for (int time = 0; time < 3; time++) {
      double expected = exact.secondMoment(0, plan.recordSteps().get(time)).value();
      check(departures.alongSquare(time, 0.95).orElseThrow(), expected);
      assertThat(departures.square(time, 0.95)).isEqualTo(departures.alongSquare(time, 0.95));
    }
  }

  /**
   * With all samples in a minibatch every trial is gradient descent: in a direction from where the
   * gradient's component is g, x_t = -(g/h)(1 - (1 - eta h)^t), and the loss falls by -(g x + h
   * x^2/2).
   */
  @Test
  void fullBatchesAreGradientDescent() {
    Regression regression = Regression.of("steps = 20");
    double[] start = {1.3, 0.4};
    double[] direction = {0.6, -0.8};
    double h = 0;
    double g = 0;
    for (double[] x : regression.inputs()) {
      double along = x[0] * direction[0] + x[1] * direction[1];
      h += along * along / 40;
    }
    for (double[] each : regression.gradients(start)) {
      g += (each[0] * direction[0] + each[1] * direction[1]) / 40;
    }
    PredictionPlan plan = plan(40, false, 20, 3);
    Departures departures = Regression.run(cell(regression, start, List.of(direction), true, plan));
    for (int time = 0; time < 3; time++) {
      double x = -g / h * (1 - Math.pow(1 - ETA * h, plan.recordSteps().get(time)));
      TrialMean square = departures.square(time, 0.95).orElseThrow();
      assertThat(square.mean()).isCloseTo(x * x, within(1e-13));
      // Squares of squares are rounded, so that equal ones have a spread.
      assertThat(square.standardError()).isLessThan(1e-8 * x * x);
    }
    double x = -g / h * (1 - Math.pow(1 - ETA * h, 20));
    assertThat(departures.rise(2, 0.95).orElseThrow().mean())
        .isCloseTo(g * x + h * x * x / 2, within(1e-13));
    assertThat(departures.exits(0).censored()).isEqualTo(3);
  }

  @Test
  void anyOrderOfBlocksAndAnyTwinLeavesTheSameBits() {
    Regression regression = Regression.of("steps = 20");
    double[] direction = {0.6, -0.8};
    for (boolean restricted : new boolean[] {true, false}) {
      DescentCell cell =
          cell(
              regression,
              regression.minimum(),
              List.of(direction),
              restricted,
              plan(3, false, 20, 30));
      Departures all = Regression.run(cell);
      Departures parts = cell.nothing();
      for (long block = cell.blocks() - 1; block >= 0; block--) {
        Departures part = cell.nothing();
        TrialBlocks.Runner<Departures> runner = cell.runner(Vectorization.active());
        runner.run(block, part);
        parts.merge(part);
      }
      assertThat(cell.blocks()).isEqualTo(30);
      assertThat(parts).isEqualTo(all);
      assertThat(Regression.run(cell, Vectorization.scalar())).isEqualTo(all);
    }
  }

  @Test
  void departuresAreReadAsTheyWereWritten() throws IOException {
    Regression regression = Regression.of("steps = 20");
    DescentCell cell =
        cell(
            regression,
            regression.minimum(),
            List.of(new double[] {0.6, -0.8}),
            true,
            plan(3, false, 20, 30));
    Departures first = cell.nothing();
    Departures second = cell.nothing();
    cell.runner(Vectorization.active()).run(0, first);
    cell.runner(Vectorization.active()).run(1, second);
    Written.check(cell, first, second);
    DescentCell shorter =
        cell(
            regression,
            regression.minimum(),
            List.of(new double[] {0.6, -0.8}),
            true,
            plan(3, false, 10, 30));
    assertThat(shorter.identity()).isNotEqualTo(cell.identity());
  }

  @Test
  void restrictedAndWholeDescentDrawMinibatchesOfTheirOwn() {
    Regression regression = Regression.of("steps = 20");
    double[] direction = {0.6, -0.8};
    PredictionPlan plan = plan(3, true, 20, 30);
    double[] minimum = regression.minimum();
    assertThat(cell(regression, minimum, List.of(direction), true, plan).key())
        .isNotEqualTo(cell(regression, minimum, List.of(direction), false, plan).key());
  }

  /** eta h is far above 2: every trial soon leaves the radius, and is counted once a level. */
  @Test
  void trialsThatDivergeAreCounted() {
    Regression regression = Regression.of("steps = 20");
    PredictionPlan plan =
        new PredictionPlan(
            new MinibatchFactor(4, true),
            50.0,
            List.of(1L, 200L),
            100,
            20,
            2,
            List.of(1e300),
            List.of(),
            1e6,
            0.95,
            1);
    double[] direction = {1, 0};
    Departures departures =
        Regression.run(cell(regression, regression.minimum(), List.of(direction), false, plan));
    assertThat(departures.exits(0).diverged()).isEqualTo(20);
    assertThat(departures.exits(0).trials()).isEqualTo(20);
    assertThat(departures.square(1, 0.95)).isEmpty();
    assertThat(departures.trialSteps()).isLessThan(20 * 20);
  }
}
