package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeibullRegressionTest {
  /**
   * Survival in a trial of ovarian cancer (Edmonson and others, Cancer Treat. Rep. 63, 1979), the
   * data set {@code ovarian} of R's package survival: days, died or censored, treatment and ECOG
   * performance status. The documentation of {@code survreg} fits them: intercept 6.8966931,
   * ecog.ps -0.3850425, rx 0.5286455, scale 0.884, log-likelihood -97.1. SciPy's BFGS gives the
   * digits here.
   */
  private static final int[][] OVARIAN = {
    {59, 1, 1, 1}, {115, 1, 1, 1}, {156, 1, 1, 2}, {421, 0, 2, 1}, {431, 1, 1, 1},
    {448, 0, 1, 2}, {464, 1, 2, 2}, {475, 1, 2, 2}, {477, 0, 1, 1}, {563, 1, 2, 2},
    {638, 1, 1, 2}, {744, 0, 2, 1}, {769, 0, 2, 2}, {770, 0, 2, 1}, {803, 0, 1, 1},
    {855, 0, 1, 2}, {1040, 0, 1, 2}, {1106, 0, 1, 1}, {1129, 0, 2, 1}, {1206, 0, 2, 1},
    {1227, 0, 2, 2}, {268, 1, 1, 2}, {329, 1, 1, 1}, {353, 1, 2, 2}, {365, 1, 2, 1},
    {377, 0, 2, 1}
  };

  @Test
  void aPublishedFitIsReproduced() {
    SurvivalTable table =
        new SurvivalTable(
            Arrays.stream(OVARIAN)
                .map(row -> new double[] {row[3], row[2]})
                .toArray(double[][]::new),
            Arrays.stream(OVARIAN)
                .map(row -> new double[] {Math.log(row[0])})
                .toArray(double[][]::new),
            Arrays.stream(OVARIAN)
                .map(row -> new boolean[] {row[1] == 1})
                .toArray(boolean[][]::new));
    WeibullModel model = fit(table, new WeibullModel(6.0, new double[2], 1.0));

    assertThat(model.intercept()).isCloseTo(6.89669374, within(1e-5));
    assertThat(model.coefficients()[0]).isCloseTo(-0.38504276, within(1e-5));
    assertThat(model.coefficients()[1]).isCloseTo(0.52864531, within(1e-5));
    assertThat(model.scale()).isCloseTo(0.88387304, within(1e-5));
    double logLikelihood =
        IntStream.range(0, table.cells())
            .mapToDouble(i -> table.logLikelihood(table.location(model, i), model.scale(), i))
            .sum();
    assertThat(logLikelihood).isCloseTo(-97.08449317, within(1e-8));
  }

  /**
   * Two cells and one predictor leave each cell a location of its own, which the scale determines;
   * the scale is where the derivative of the likelihood along it changes sign.
   */
  @Test
  void theLikelihoodsMaximumInClosedFormIsFound() {
    SurvivalTable table = twoCells(1.0);
    double low = 0.1;
    double high = 10.0;
    for (int i = 0; i < 100; i++) {
      double middle = 0.5 * (low + high);
      double step = 1e-5 * middle;
      if (profile(table, middle + step) > profile(table, middle - step)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double scale = 0.5 * (low + high);
    WeibullModel model = fit(table, table.exponentialModel());

    assertThat(model.scale()).isCloseTo(scale, within(1e-5));
    for (int cell = 0; cell < 2; cell++) {
      assertThat(table.location(model, cell))
          .isCloseTo(table.likeliestLocation(scale, cell), within(1e-5));
    }
  }

  private static double profile(SurvivalTable table, double scale) {
    return IntStream.range(0, table.cells())
        .mapToDouble(cell -> table.logLikelihood(table.likeliestLocation(scale, cell), scale, cell))
        .sum();
  }

  /** Times from 1e-9 to 1e9: only the intercept moves. */
  @Test
  void theUnitOfTimeDoesNotMatter() {
    WeibullModel model = fit(twoCells(1.0), twoCells(1.0).exponentialModel());
    for (double unit : new double[] {1e-9, 1e9}) {
      WeibullModel other = fit(twoCells(unit), twoCells(unit).exponentialModel());
      assertThat(other.intercept()).isCloseTo(model.intercept() + Math.log(unit), within(2e-6));
      assertThat(other.coefficients()[0]).isCloseTo(model.coefficients()[0], within(2e-6));
      assertThat(other.scale()).isCloseTo(model.scale(), within(2e-6));
    }
  }

  /** A start that is far off costs rounds alone. */
  @Test
  void theStartDoesNotMatter() {
    SurvivalTable table = twoCells(1.0);
    WeibullModel model = fit(table, table.exponentialModel());
    WeibullModel other = fit(table, new WeibullModel(0.0, new double[] {1.0}, 3.0));

    assertThat(other.intercept()).isCloseTo(model.intercept(), within(2e-6));
    assertThat(other.coefficients()[0]).isCloseTo(model.coefficients()[0], within(2e-6));
    assertThat(other.scale()).isCloseTo(model.scale(), within(2e-6));
  }

  /** 30 and 50 Weibull times of different laws, a third of the first cell's censored. */
  private static SurvivalTable twoCells(double unit) {
    SplittableRandom random = new SplittableRandom(20200624);
    double[][] times = {new double[30], new double[50]};
    boolean[][] exited = {new boolean[30], new boolean[50]};
    for (int cell = 0; cell < 2; cell++) {
      for (int i = 0; i < times[cell].length; i++) {
        double logTime = 2.0 - cell + 0.7 * Math.log(-Math.log(random.nextDouble()));
        exited[cell][i] = logTime < 2.0;
        times[cell][i] = Math.min(logTime, 2.0) + Math.log(unit);
      }
    }
    return new SurvivalTable(new double[][] {{-1.0}, {0.6}}, times, exited);
  }

  private static WeibullModel fit(SurvivalTable table, WeibullModel start) {
    return WeibullRegression.fit(LocalSpark.session(), table, start).orElseThrow();
  }
}
