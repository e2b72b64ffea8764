package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.BlockRange;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static List<Cell> cells(long trials) {
    String conf =
        """
        kramers.escape { landscape { kind = four-basins, scale = [1, 0.9, 0.8] }, trials = %d
          dynamics = [{ kind = langevin, lambda2 = 1 }] }
        """;
    return EscapeExperiment.read(
            new Configuration(ConfigFactory.parseString(conf.formatted(trials)).root()))
        .cells();
  }

  private static List<BlockRange> after(List<BlockRange> rest, List<BlockRange> round) {
    List<BlockRange> left = new ArrayList<>();
    for (BlockRange range : rest) {
      long to =
          round.stream()
              .filter(each -> each.work() == range.work())
              .peek(each -> assertThat(each.from()).isEqualTo(range.from()))
              .mapToLong(BlockRange::to)
              .findFirst()
              .orElse(range.from());
      if (to < range.to()) {
        left.add(new BlockRange(range.work(), to, range.to()));
      }
    }
    return left;
  }

  @Test
  void whatIsEstimatedAtAnIntervalIsOneRound() {
    List<Cell> cells = cells(100_000);
    List<BlockRange> all = BlockRange.all(cells);
    Rounds rounds = new Rounds(cells, MINUTE, 2);
    assertThat(rounds.cost(all)).isLessThan(2 * 60e9);
    assertThat(rounds.next(all)).isEqualTo(all);
  }

  /** Steps cost a third of the estimate: the first round is short, the others last a minute. */
  @Test
  void roundsLastAsLongAsTheyShould() {
    List<Cell> cells = cells(2_000_000_000);
    List<BlockRange> rest = BlockRange.all(cells);
    Rounds rounds = new Rounds(cells, MINUTE, 2);
    double all = rounds.cost(rest);
    double ran = 0.0;
    List<Double> seconds = new ArrayList<>();
    while (!rest.isEmpty()) {
      List<BlockRange> round = rounds.next(rest);
      double cost = rounds.cost(round);
      ran += cost;
      seconds.add(cost / 2 / 3 / 1e9);
      rounds.took(cost, (long) (cost / 2 / 3));
      rest = after(rest, round);
      // From each cell the same part.
      assertThat(round).hasSize(3);
      assertThat(round.get(0).blocks()).isCloseTo(round.get(2).blocks(), within(1L));
    }
    assertThat(ran).isCloseTo(all, within(1e-9 * all));
    assertThat(seconds.size()).isGreaterThan(3);
    assertThat(seconds.get(0)).isCloseTo(5.0, within(0.1));
    for (double each : seconds.subList(1, seconds.size() - 1)) {
      assertThat(each).isCloseTo(60.0, within(0.5));
    }
    assertThat(seconds.get(seconds.size() - 1)).isBetween(30.0, 91.0);
  }

  /** A run of weeks: as many rounds as are said, each at most a hundredth of what it took. */
  @Test
  void roundsOfLongRunsGrow() {
    List<Cell> cells = cells(20_000_000_000_000L);
    List<BlockRange> rest = BlockRange.all(cells);
    Rounds rounds = new Rounds(cells, MINUTE, 64);
    double time = rounds.cost(rest) / 64;
    assertThat(time).isGreaterThan(86_400e9 * 20);
    int number = 0;
    double spent = 0;
    while (!rest.isEmpty()) {
      List<BlockRange> round = rounds.next(rest);
      double nanos = rounds.cost(round) / 64;
      assertThat(nanos).isLessThan(1.51 * Math.max(60e9, 0.01 * spent));
      rounds.took(rounds.cost(round), (long) nanos);
      spent += nanos;
      number++;
      rest = after(rest, round);
    }
    assertThat((double) number)
        .isCloseTo(Rounds.Outlook.of(time, 60e9, false).number(), within(3.0));
  }

  /** However many trials there are, a round is as large as a minute is long, and has few tasks. */
  @Test
  void tasksOfARoundDoNotGrowWithTheTrials() {
    List<Cell> cells = cells(1_000_000_000_000L);
    Rounds rounds = new Rounds(cells, MINUTE, 64);
    List<BlockRange> round = rounds.next(BlockRange.all(cells));
    assertThat(rounds.cost(round)).isCloseTo(64 * 15e9, within(64e8));
    assertThat(Schedule.forCores(cells, round, 64).tasks().size()).isLessThan(64 * 100);
  }

  @Test
  void everyRoundHasWorkForAllCores() {
    List<Cell> cells = cells(10 * 1024);
    List<BlockRange> rest = BlockRange.all(cells);
    Rounds rounds = new Rounds(cells, Duration.ZERO, 4);
    List<Long> sizes = new ArrayList<>();
    while (!rest.isEmpty()) {
      List<BlockRange> round = rounds.next(rest);
      sizes.add(round.stream().mapToLong(BlockRange::blocks).sum());
      rounds.took(rounds.cost(round), 1);
      rest = after(rest, round);
    }
    assertThat(sizes).containsExactly(4L, 4L, 4L, 4L, 4L, 4L, 4L, 2L);
  }
}
