package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.BlockRange;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Tally;
import io.kramers.simd.Vectorization;
import java.io.DataInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static final long MOST_TRIALS = 1_000_000_000_000_000L;

  private static Cell cell(long trials, String dynamics) {
    String conf =
        """
        kramers.escape {
          landscape { kind = four-basins, data { kind = gaussian, n = 100, standard-deviation = 0.01 } }
          trials = %d, dynamics = [{ %s }]
        }
        """;
    return EscapeExperiment.read(
            new Configuration(ConfigFactory.parseString(conf.formatted(trials, dynamics)).root()))
        .cells()
        .get(0);
  }

  private static Cell dear(long trials) {
    return cell(trials, "kind = langevin, lambda2 = 1");
  }

  private static Cell cheap(long trials) {
    return cell(trials, "kind = sgd");
  }

  private static List<Cell> mixed(long trials) {
    return List.of(cheap(trials), dear(trials + 1), cheap(1), dear(trials), dear(2));
  }

  private static Schedule forCores(List<Cell> cells, int cores) {
    return Schedule.forCores(cells, BlockRange.all(cells), cores);
  }

  private static Schedule ofTasks(List<Cell> cells, int most) {
    return Schedule.ofTasks(cells, BlockRange.all(cells), most);
  }

  private static List<String> blocks(Schedule schedule) {
    return schedule.tasks().stream()
        .flatMap(task -> task.ranges().stream())
        .flatMap(
            range ->
                LongStream.range(range.from(), range.to())
                    .mapToObj(block -> range.work() + ":" + block))
        .toList();
  }

  private static List<String> allBlocks(List<Cell> cells) {
    return IntStream.range(0, cells.size())
        .boxed()
        .flatMap(i -> LongStream.range(0, cells.get(i).blocks()).mapToObj(block -> i + ":" + block))
        .toList();
  }

  private static double[] costs(Schedule schedule) {
    return schedule.tasks().stream().mapToDouble(Schedule.Task::cost).toArray();
  }

  private static double cost(List<Cell> cells) {
    return cells.stream()
        .mapToDouble(cell -> cell.costOfBlock() * cell.trials() / TrialBlocks.BLOCK_TRIALS)
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 64", "1024, 2", "100000, 1", "100000, 2", "100000, 7", "100000, 5000"})
  void everyBlockIsInOneTaskOnceAndTheLargestTasksComeFirst(long trials, int cores) {
    List<Cell> cells = mixed(trials);
    for (Schedule schedule : List.of(forCores(cells, cores), ofTasks(cells, 3 * cores))) {
      assertThat(blocks(schedule)).containsExactlyInAnyOrderElementsOf(allBlocks(cells));
      assertThat(schedule.blocks()).isEqualTo(allBlocks(cells).size());
      assertThat(costs(schedule)).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(schedule.cost()).isCloseTo(cost(cells), within(1e-9 * cost(cells)));
    }
    assertThat(forCores(cells, cores)).isEqualTo(forCores(cells, cores));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 100, 197, 1_000_000})
  void asManyTasksAsAskedForCostTheSameWithinABlock(int tasks) {
    List<Cell> cells = List.of(cheap(50 * 1024), dear(100 * 1024 + 1), cheap(46 * 1024));
    Schedule schedule = ofTasks(cells, tasks);
    assertThat(schedule.tasks()).hasSize(Math.min(tasks, 197));
    double even = cost(cells) / schedule.tasks().size();
    double block = cells.get(1).costOfBlock();
    for (double cost : costs(schedule)) {
      assertThat(cost).isLessThanOrEqualTo(even + block);
    }
    if (tasks <= 10) {
      assertThat(costs(schedule)[tasks - 1]).isGreaterThanOrEqualTo(even - block);
    }
  }

  /** Whatever the estimates are worth: a cell may cost a tenth of them, as its trials leave. */
  @ParameterizedTest
  @CsvSource({"2, 1", "2, 0.1", "16, 1", "16, 0.1", "64, 1"})
  void coresEndTogether(int cores, double firstCellsShare) {
    List<Cell> cells = List.of(dear(100_000_000), dear(100_000_000), cheap(100_000_000));
    double busy = 0.0;
    PriorityQueue<Double> free = new PriorityQueue<>();
    IntStream.range(0, cores).forEach(core -> free.add(0.0));
    double end = 0.0;
    for (Schedule.Task task : forCores(cells, cores).tasks()) {
      double cost = 0.0;
      for (BlockRange range : task.ranges()) {
        double share = range.work() == 0 ? firstCellsShare : 1.0;
        cost += share * range.blocks() * cells.get(range.work()).costOfBlock();
      }
      double ends = free.remove() + cost;
      free.add(ends);
      end = Math.max(end, ends);
      busy += cost;
    }
    assertThat(busy / (cores * end)).isGreaterThan(0.99);
  }

  @Test
  void theNumberOfTasksDoesNotGrowWithTheNumberOfTrials() {
    List<Integer> numbers = new ArrayList<>();
    for (long trials : new long[] {10_000_000L, 1_000_000_000L, MOST_TRIALS - 1}) {
      numbers.add(forCores(mixed(trials), 4).tasks().size());
    }
    assertThat(numbers).allSatisfy(number -> assertThat(number).isBetween(4 * 32, 4 * 64));
  }

  @Test
  void smallWorkIsNotCutIntoTasksThatCostLessThanTheirStart() {
    List<Cell> cells = List.of(cheap(200 * 1024));
    assertThat(cells.get(0).costOfBlock()).isLessThan(5e6);
    assertThat(forCores(cells, 1000).tasks()).hasSizeLessThan(100);
  }

  @Test
  void manyBlocksAreSharedOutWithoutOverflowOrRoundingAway() {
    List<Cell> cells = List.of(dear(MOST_TRIALS), cheap(MOST_TRIALS), dear(MOST_TRIALS));
    long blocks = 3 * cells.get(0).blocks();
    assertThat(ofTasks(cells, 100_000).blocks()).isEqualTo(blocks);
    assertThat(ofTasks(cells, 100_000).tasks()).hasSize(100_000);
    assertThat(forCores(cells, 1000).blocks()).isEqualTo(blocks);
  }

  @Test
  void aRoundSharesOutItsBlocksAlone() {
    List<Cell> cells = List.of(cheap(10 * 1024 + 1), dear(5 * 1024), dear(3 * 1024 + 512));
    List<BlockRange> round = List.of(new BlockRange(2, 3, 4), new BlockRange(0, 8, 11));
    double cost =
        0.5 * cells.get(2).costOfBlock() + (2.0 + 1.0 / 1024) * cells.get(0).costOfBlock();
    for (Schedule schedule :
        List.of(Schedule.forCores(cells, round, 2), Schedule.ofTasks(cells, round, 3))) {
      assertThat(blocks(schedule)).containsExactlyInAnyOrder("2:3", "0:8", "0:9", "0:10");
      assertThat(schedule.cost()).isCloseTo(cost, within(1e-9 * cost));
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 6", "3, 2", "2, 2"})
  void blocksThatAreNotThereAreRefusedAndSoIsARoundWithoutAny(long from, long to) {
    List<Cell> cells = List.of(dear(5 * 1024));
    List<BlockRange> round = List.of(new BlockRange(0, from, to));
    assertThatIllegalArgumentException().isThrownBy(() -> Schedule.forCores(cells, round, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Schedule.ofTasks(cells, round, 2));
  }

  /** Trials that are blocks of their own. */
  private record Single(long trials) implements TrialBlocks<Tally> {
    @Override
    public int blockTrials() {
      return 1;
    }

    @Override
    public double costOfBlock() {
      return 30e6;
    }

    @Override
    public Tally nothing() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Tally read(DataInput in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String identity() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Runner<Tally> runner(Vectorization provider) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void blocksOfOneTrialAreAllFullOnes() {
    List<Single> work = List.of(new Single(5), new Single(1500));
    Schedule schedule = Schedule.forCores(work, BlockRange.all(work), 2);
    assertThat(blocks(schedule)).hasSize(1505).doesNotHaveDuplicates();
    assertThat(schedule.cost()).isCloseTo(1505 * 30e6, within(1.0));
    assertThat(Schedule.ofTasks(work, BlockRange.all(work), 1505).tasks()).hasSize(1505);
  }
}
