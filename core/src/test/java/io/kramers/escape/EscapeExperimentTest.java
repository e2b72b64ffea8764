package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.kramers.dynamics.PowerLaw;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscapeExperimentTest {
  private static final String GRID =
      """
      landscape { kind = four-basins, scale = [1.0, 0.9], data %s }
      trials = 3000, steps = 100
      covariance-trace { range = [0.01, 0.05] }
      dynamics = [
        { kind = power-law, lambda1 = %s, lambda2 = [0.3, matched] }
        { kind = langevin, lambda2 = matched }
        { kind = sgd, batch-size = [1, 4] }
        { kind = gradient-descent } ]
      """;

  @Test
  void listsAreAGridWithEachSweptKeyInTheCell() {
    EscapeExperiment experiment = Cells.experiment(GRID.formatted(Cells.GAUSSIAN, "[8, 16.5]"));
    assertThat(experiment.cells()).hasSize(2 * (4 + 1 + 2 + 1));
    assertThat(experiment.cells().get(0).swept())
        .containsOnly(entry("scale", 1), entry("lambda1", 8), entry("lambda2", 0.3));
    assertThat(experiment.cells())
        .extracting(cell -> cell.dynamics().kind())
        .startsWith(
            "power-law",
            "power-law",
            "power-law",
            "power-law",
            "langevin",
            "sgd",
            "sgd",
            "gradient-descent",
            "power-law");
    assertThat(experiment.covarianceTraces()).hasSize(4);
    assertThat(experiment.covarianceTraces().get(1).swept())
        .containsEntry("scale", 1)
        .containsEntry("range", 0.05);
  }

  /** Sweeps of other keys than the landscape's repeat its cells, not its covariance trace. */
  @Test
  void aLandscapeHasItsCovarianceTraceOnce() {
    EscapeExperiment experiment =
        Cells.experiment(
            GRID.formatted(Cells.GAUSSIAN, "[8, 16.5]")
                .replace("steps = 100", "steps = [50, 100]"));
    assertThat(experiment.cells()).hasSize(2 * 2 * (4 + 1 + 2 + 1));
    assertThat(experiment.covarianceTraces()).hasSize(4);
  }

  @Test
  void gradientDescentIsOneTrial() {
    Cell cell = Cells.cell(2, "{ kind = none }", "{ kind = gradient-descent }", "trials = 1000");
    assertThat(cell.trials()).isOne();
    Estimate estimate = new Estimate(cell, Ensemble.run(cell));
    assertThat(estimate.interval()).isEmpty();
    assertThat(estimate.exactInterval()).isEmpty();
    assertThat(estimate.probability()).isZero();
    assertThat(estimate.meanExitStep()).isEmpty();
  }

  /** Adding a value to a sweep, more trials or more steps leave every other trajectory alone. */
  @Test
  void aCellDoesNotDependOnItsNeighbours() {
    List<Cell> few = Cells.experiment(GRID.formatted(Cells.GAUSSIAN, "[32]")).cells();
    List<Cell> many = Cells.experiment(GRID.formatted(Cells.GAUSSIAN, "[8, 32.0, 40]")).cells();
    Cell alone = few.get(0);
    Cell amongOthers =
        many.stream()
            .filter(cell -> cell.dynamics().equals(alone.dynamics()))
            .findFirst()
            .orElseThrow();
    assertThat(((PowerLaw) alone.dynamics()).lambda1()).isEqualTo(32);
    assertThat(amongOthers.hash()).isEqualTo(alone.hash());
    assertThat(Ensemble.run(amongOthers)).isEqualTo(Ensemble.run(alone));
    assertThat(many.stream().map(Cell::hash).distinct()).hasSize(many.size());
  }

  @Test
  void aShorterRunIsTheBeginningOfALongerOne() {
    String dynamics = "{ kind = power-law, lambda1 = 32, lambda2 = 0.35 }";
    Tally longer =
        Ensemble.run(Cells.cell(2, "{ kind = none }", dynamics, "trials = 5000, steps = 200"));
    Tally shorter =
        Ensemble.run(Cells.cell(2, "{ kind = none }", dynamics, "trials = 5000, steps = 80"));
    long[] beginning = Arrays.copyOf(longer.histogram(), 80);
    assertThat(shorter.histogram()).isEqualTo(beginning);
  }

  @Test
  void matchedNoiseIsThatOfTheMinibatch() {
    String noise = "{ kind = langevin, lambda2 = matched, batch-size = %s }";
    double one = lambda2(noise.formatted("1"));
    assertThat(lambda2(noise.formatted("4"))).isCloseTo(one / 2, within(1e-15));
    assertThat(lambda2(noise.formatted("25, replacement = false")))
        .isCloseTo(one / 5 * Math.sqrt(75.0 / 99.0), within(1e-15));
    assertThat(lambda2(noise.formatted("100, replacement = false"))).isZero();
  }

  private static double lambda2(String dynamics) {
    Cell cell = Cells.cell(2, Cells.GAUSSIAN, dynamics, "");
    return (double) cell.dynamics().parameters().get("lambda2");
  }
}
