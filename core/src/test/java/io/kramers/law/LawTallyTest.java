package io.kramers.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kramers.blocks.TrialBlocks;
import io.kramers.simd.Vectorization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No bit of a tally depends on the provider, the order of blocks or how they are grouped. */
class LawTallyTest {
  private static final String REST =
      ", learning-rate = 0.1, time-step = 0.01, times = [0.01, 0.3, 1.2], trials = 5000";

  private static LawCell cell(String experiment) {
    return LawRuns.densities(experiment + REST).get(0).ensemble();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "landscape { kind = harmonic, curvatures = [1.0] }, "
            + "noise { kind = state-dependent, sigma = 1, rho = 12 }, interpretation = isothermal",
        "landscape { kind = harmonic, curvatures = [1, 2, 3] }, coordinate = 2, "
            + "noise { kind = state-dependent, sigma = [1, 2, 3], rho = 4 }, scheme = milstein",
        "landscape { kind = quartic, dimension = 2 }, start = -1, divergence-radius = 1.3, "
            + "noise { kind = loss-dependent, sigma = 1, mu = 4 }, interpretation = stratonovich",
        "landscape { kind = four-basins, data { kind = gaussian, n = 20, standard-deviation = 0.01,"
            + " seed = 3 } }, noise { kind = constant, sigma = 2 }",
        "landscape { kind = harmonic, curvatures = [1.0] }, "
            + "noise { kind = alpha-stable, alpha = 1.2, scale = 0.1 }"
      })
  void talliesAreTheSameToTheBit(String experiment) {
    LawCell cell = cell(experiment);
    LawTally expected = LawRuns.run(cell, Vectorization.scalar());
    assertThat(LawRuns.run(cell, Vectorization.simd().orElseThrow())).isEqualTo(expected);
    TrialBlocks.Runner<LawTally> runner = cell.runner(Vectorization.active());
    LawTally odd = cell.nothing();
    LawTally even = cell.nothing();
    for (long block = cell.blocks() - 1; block >= 0; block--) {
      LawTally single = cell.nothing();
      runner.run(block, single);
      (block % 2 == 0 ? even : odd).merge(single);
    }
    odd.merge(even);
    assertThat(odd).isEqualTo(expected).hasSameHashCodeAs(expected);
    assertThat(odd.trials()).isEqualTo(5000);
    for (int time = 0; time < 3; time++) {
      assertThat(odd.squares(time).value()).isEqualTo(expected.squares(time).value());
    }
  }

  /** A bit that differs is noticed: another seed, another time. */
  @Test
  void otherTrialsAreAnotherTally() {
    String well =
        "landscape { kind = harmonic, curvatures = [1] }, noise { kind = constant, sigma = %s }";
    assertThat(LawRuns.run(cell(well.formatted("1"))))
        .isNotEqualTo(LawRuns.run(cell(well.formatted("1.0000001"))));
    LawCell cell = cell(well.formatted("1"));
    LawTally other =
        LawRuns.densities(well.formatted("1") + REST.replace("1.2", "1.3"))
            .get(0)
            .ensemble()
            .nothing();
    assertThatThrownBy(() -> cell.nothing().merge(other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Without a well and noise so large that most leave, who has left is not looked at again. */
  @Test
  void divergedTrialsAreCountedAndLeftOut() {
    LawCell cell =
        cell(
            "landscape { kind = harmonic, curvatures = [0] }, divergence-radius = 0.5, "
                + "noise { kind = constant, sigma = 5 }");
    LawTally tally = LawRuns.run(cell);
    assertThat(tally.diverged(0)).isZero();
    assertThat(tally.diverged(1)).isPositive().isLessThan(tally.diverged(2));
    assertThat(tally.histogram(2).count() + tally.diverged(2)).isEqualTo(5000);
    List<LogHistogram.Bin> bins = tally.histogram(2).bins();
    assertThat(bins.get(0).lower()).isGreaterThanOrEqualTo(-0.5078125);
    assertThat(tally.trialSteps()).isLessThan(5000L * 120).isGreaterThan(5000L * 30);
    assertThat(tally.squares(2).value()).isLessThan(0.25 * tally.histogram(2).count());
  }

  /** Coordinate 2 has its own histogram; the moment is of all three. */
  @Test
  void theRecordedCoordinateIsTheOneAskedFor() {
    String well =
        "landscape { kind = harmonic, curvatures = [1, 1, 100] }, coordinate = %d, "
            + "noise { kind = constant, sigma = 1 }";
    LawTally first = LawRuns.run(cell(well.formatted(0)));
    LawTally third = LawRuns.run(cell(well.formatted(2)));
    assertThat(first.squares(2)).isEqualTo(third.squares(2));
    assertThat(widest(first)).isGreaterThan(4 * widest(third));
  }

  private static double widest(LawTally tally) {
    List<LogHistogram.Bin> bins = tally.histogram(2).magnitudes();
    return bins.get(bins.size() - 1).upper();
  }
}
