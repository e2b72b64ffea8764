package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Estimates only share out work, so they need to be right within a factor, not in their digits. */
class CellCostTest {
  private static final String NO_DATA = "{ kind = none }";
  private static final String LANGEVIN = "{ kind = langevin, lambda2 = 0.5 }";

  private static double cost(int dimension, String data, String dynamics, long steps) {
    return Cells.cell(dimension, data, dynamics, "steps = " + steps).costOfBlock();
  }

  @Test
  void costsAreProportionalToStepsAndDimensions() {
    double cost = cost(2, NO_DATA, LANGEVIN, 500);
    assertThat(cost(2, NO_DATA, LANGEVIN, 1500)).isCloseTo(3 * cost, within(1e-9 * cost));
    assertThat(cost(4, NO_DATA, LANGEVIN, 500)).isCloseTo(2 * cost, within(1e-9 * cost));
  }

  /** The rates of docs/performance.md, in million trial-steps a second, within a factor of 2. */
  @Test
  void costsAreInTheRatiosOfMeasuredRates() {
    double langevin = cost(2, NO_DATA, LANGEVIN, 500);
    assertRatio(cost(2, Cells.GAUSSIAN, LANGEVIN, 500) / langevin, 250.0 / 37);
    double sgd = cost(2, Cells.GAUSSIAN, "{ kind = sgd }", 500);
    assertRatio(langevin / sgd, 284.0 / 250);
    assertRatio(cost(2, Cells.GAUSSIAN, "{ kind = sgd, batch-size = 8 }", 500) / sgd, 284.0 / 37);
  }

  private static void assertRatio(double actual, double measured) {
    assertThat(actual).isBetween(measured / 2, measured * 2);
  }
}
