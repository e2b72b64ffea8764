package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.BlockRange;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Outcome;
import io.kramers.escape.Tally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedCellsTest {
  private static final List<Cell> CELLS =
      EscapeExperiment.read(
              new Configuration(
                  ConfigFactory.parseString(
                          """
                          kramers.escape {
                            landscape { kind = four-basins
                                        data { kind = gaussian, n = 4, standard-deviation = 0.01 } }
                            trials = 4096, steps = 10
                            dynamics = [{ kind = power-law, lambda1 = [8, 16], lambda2 = 1 }
                                        { kind = langevin, lambda2 = 1 }
                                        { kind = gradient-descent }]
                          }
                          """)
                      .root()))
          .cells();

  private final List<Cell> work = new ArrayList<>(CELLS);

  private WatchedCells<Tally> watched(int[] escaped, int... censored) {
    List<Tally> results = new ArrayList<>();
    for (int i = 0; i < work.size(); i++) {
      Tally tally = work.get(i).nothing();
      for (int k = 0; k < escaped[i]; k++) {
        tally.add(Outcome.ESCAPED, 3);
      }
      for (int k = 0; k < censored[i]; k++) {
        tally.add(Outcome.CENSORED, 10);
      }
      results.add(tally);
    }
    return new WatchedCells<>(work, BlockRange.all(work), results::get);
  }

  private static String name(WatchedCells<Tally> cells) {
    return cells.leastCertain().map(RunningCell::name).orElse("none");
  }

  @Test
  void theWidestRelativeIntervalIsShown() {
    assertThat(name(watched(new int[] {10, 400, 0, 0}, 1000, 1000, 1000, 1)))
        .isEqualTo("power-law lambda1=8");
    assertThat(name(watched(new int[] {400, 10, 0, 0}, 1000, 1000, 1000, 1)))
        .isEqualTo("power-law lambda1=16");
  }

  @Test
  void cellsThatStillRunComeFirst() {
    WatchedCells<Tally> cells = watched(new int[] {10, 400, 0, 0}, 1000, 1000, 0, 0);
    cells.merged(List.of(new BlockRange(0, 0, 3), new BlockRange(0, 3, 4)));
    assertThat(name(cells)).isEqualTo("power-law lambda1=16");
    cells.merged(List.of(new BlockRange(1, 0, 4)));
    assertThat(name(cells)).isEqualTo("power-law lambda1=8");
  }

  @Test
  void aCellWithoutEscapesIsShownWhereNoOtherHasAny() {
    assertThat(watched(new int[4], 0, 0, 1000, 1).leastCertain())
        .hasToString("Optional[langevin: probability 0 [0, 0.00383]]");
  }

  @Test
  void pathsAndCellsWithoutTrialsHaveNoEstimate() {
    assertThat(watched(new int[4], 0, 0, 0, 1).leastCertain()).isEmpty();
  }

  /** The escape command runs the first hundred trials of cells beside all of them. */
  @Test
  void thePartOfACellIsNotShown() {
    work.add(0, CELLS.get(0).withTrials(100));
    work.add(CELLS.get(1).withTrials(100));
    assertThat(name(watched(new int[] {1, 10, 400, 0, 0, 1}, 99, 1000, 1000, 0, 0, 99)))
        .isEqualTo("power-law lambda1=8");
  }

  @Test
  void cellsOfOneNameAreToldApartByTheirNumbers() {
    work.add(CELLS.get(1));
    assertThat(name(watched(new int[] {400, 400, 0, 0, 10}, 1000, 1000, 0, 0, 1000)))
        .isEqualTo("power-law lambda1=16 (cell 5)");
  }
}
