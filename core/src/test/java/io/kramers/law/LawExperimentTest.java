package io.kramers.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kramers.config.ConfigurationException;
import io.kramers.dynamics.Scheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawExperimentTest {
  private static final String PROCESS =
      """
      landscape { kind = harmonic, curvatures = [1, 2] }, learning-rate = 0.1
      noise { kind = state-dependent, sigma = 1, rho = 2 }
      """;

  @Test
  void defaultsAreThose() {
    DensityCell cell = LawRuns.densities(PROCESS + "time-step = 0.01, times = 0.5").get(0);
    LawCell ensemble = cell.ensemble();
    assertThat(ensemble.trials()).isEqualTo(100_000);
    assertThat(ensemble.scheme()).isEqualTo(Scheme.EULER_MARUYAMA);
    assertThat(ensemble.confidence()).isEqualTo(0.95);
    assertThat(ensemble.coordinate()).isZero();
    assertThat(ensemble.divergenceRadius()).isEqualTo(1e6);
    assertThat(ensemble.start()).containsExactly(0.0, 0.0);
    assertThat(ensemble.startsAtMinimum()).isTrue();
    assertThat(cell.comparisons()).containsExactly(new DensityCell.Comparison(0, false));
    assertThat(
            LawRuns.moments(PROCESS + "time-step = 0.01, horizon = 100")
                .get(0)
                .ensemble()
                .recordSteps())
        .hasSizeBetween(50, 60)
        .startsWith(1L, 2L)
        .endsWith(10_000L)
        .isSorted();
  }

  @Test
  void timesAreThoseOfTheNearestStepsAndTheStationaryOneMayBeAmongThem() {
    String rest = PROCESS + "time-step = 0.1, times = [3, 0.52, 1], stationary-time = ";
    DensityCell among = LawRuns.densities(rest + "1").get(0);
    assertThat(among.ensemble().recordSteps()).containsExactly(5L, 10L, 30L);
    assertThat(among.comparisons())
        .containsExactly(
            new DensityCell.Comparison(0, false),
            new DensityCell.Comparison(1, false),
            new DensityCell.Comparison(1, true),
            new DensityCell.Comparison(2, false));
    DensityCell after = LawRuns.densities(rest + "20").get(0);
    assertThat(after.ensemble().times()).containsExactly(0.5, 1.0, 3.0, 20.0);
    assertThat(after.comparisons()).hasSize(4).contains(new DensityCell.Comparison(3, true));
    assertThat(
            LawRuns.densities(PROCESS + "time-step = 0.1, stationary-time = 9")
                .get(0)
                .comparisons())
        .containsExactly(new DensityCell.Comparison(0, true));
  }

  @Test
  void listsAreSweptButForTimesAndSharedTrajectoriesKeepTheirName() {
    List<DensityCell> cells =
        LawRuns.densities(
            PROCESS
                + "time-step = [0.1, 0.05], times = [1, 2], interpretation = [ito, isothermal],"
                + " trials = [10, 20]");
    assertThat(cells).hasSize(8);
    assertThat(cells.get(0).ensemble().swept())
        .containsOnlyKeys("timeStep", "interpretation", "trials");
    assertThat(cells.stream().map(cell -> cell.ensemble().hash()).distinct()).hasSize(4);
  }

  @Test
  void trialsStartAtTheMinimumOfTheBasinUnlessToldOtherwise() {
    String process =
        """
        landscape { kind = quartic }, noise { kind = loss-dependent, sigma = 1, mu = 2 }
        learning-rate = 0.1, time-step = 0.1, horizon = 1
        """;
    LawCell other = LawRuns.moments(process + ", start = -0.5").get(0).ensemble();
    assertThat(other.process().minimum()).containsExactly(-1.0);
    assertThat(other.startSquare()).isEqualTo(0.25);
    LawCell minimum = LawRuns.moments(process).get(0).ensemble();
    assertThat(minimum.start()).isEqualTo(minimum.process().minimum());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "time-step = 0.1; experiments[0].times",
        "time-step = 0.1, times = []; times",
        "time-step = 0.1, times = [0.01]; must be from 1 to",
        "time-step = 0.1, times = [1, 1.01]; must be different",
        "time-step = 0.1, times = [-1]; must be from 1 to",
        "time-step = 0.1, times = [1e12]; must be from 1 to",
        "time-step = 0, times = [1]; time-step",
        "time-step = 0.1, times = [1], stationary-time = 0; stationary-time",
        "time-step = 0.1, times = [1], coordinate = 2; coordinate",
        "time-step = 0.1, times = [1], trials = 0; trials",
        "time-step = 0.1, times = [1], horizon = 3; horizon",
        "time-step = 0.1, times = [1], scheme = heun; scheme",
        "time-step = 0.1, times = [1], divergence-radius = 1e70; divergence-radius",
        "time-step = 0.1, times = [1], confidence = 1; confidence"
      })
  void whatIsNotValidIsRefusedBySentence(String rest, String named) {
    assertThatThrownBy(() -> LawRuns.densities(PROCESS + rest))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "time-step = 0.1; horizon",
        "time-step = 0.1, horizon = 0.01; horizon",
        "time-step = 0.1, horizon = 1, points = 1; points",
        "time-step = 0.1, horizon = 1, epsilon-squared = 0; epsilon-squared",
        "time-step = 0.1, horizon = 1, times = [1]; times",
        "time-step = 0.1, horizon = 1, noise { kind = loss-dependent, sigma = 1, mu = -3 }; mu"
      })
  void whatIsNotValidForMomentsIsRefused(String rest, String named) {
    assertThatThrownBy(() -> LawRuns.moments(PROCESS + rest))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(named);
  }
}
