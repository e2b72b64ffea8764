package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.BlockRange;
import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.law.DensityCell;
import io.kramers.law.DensityExperiment;
import io.kramers.law.LawCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final Cluster HERE = new Cluster(1, 2);
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  private static SparkSession session;
  private static JavaSparkContext spark;
  private static final Counts COUNTS = new Counts();

  /** What Spark says that it did. */
  private static final class Counts extends SparkListener {
    private int jobs;
    private long tasks;
    private long resultBytes;

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
      jobs++;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
      tasks++;
      resultBytes += end.taskMetrics().resultSize();
    }

    synchronized void reset() {
      jobs = 0;
      tasks = 0;
      resultBytes = 0;
    }
  }

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .appName("plan")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark = new JavaSparkContext(session.sparkContext());
    spark.setLogLevel("OFF");
    spark.sc().addSparkListener(COUNTS);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static Configuration configuration(String text) {
    return new Configuration(ConfigFactory.parseString(text).root());
  }

  private static List<Cell> escapes(String trials, String lambda1, long steps) {
    return EscapeExperiment.read(
            configuration(
                """
                kramers.escape {
                  landscape { kind = four-basins }
                  trials = %s, steps = %d
                  dynamics = [{ kind = power-law, lambda1 = [%s], lambda2 = 0.4 }]
                }
                """
                    .formatted(trials, steps, lambda1)))
        .cells();
  }

  private static Progress silent() {
    return new Progress("plan", new PrintStream(OutputStream.nullOutputStream()));
  }

  private static <R extends Mergeable<R>, W extends TrialBlocks<R>> void assertIsWhatARunDoes(
      List<W> work, ToLongFunction<W> steps, int partitions) throws Exception {
    List<PlannedWork> planned = Plan.calibrated(List.of(PlannedWork.inOneJob(work, steps)), ENOUGH);
    Plan plan = Plan.of(planned, HERE, partitions);
    COUNTS.reset();
    long trialSteps = BlockJob.run(spark, work, partitions, silent()).trialSteps();
    spark.sc().listenerBus().waitUntilEmpty();
    assertThat(plan.blocks())
        .isEqualTo(BlockRange.all(work).stream().mapToLong(BlockRange::blocks).sum());
    assertThat(plan.rounds()).isEqualTo(COUNTS.jobs);
    assertThat(plan.tasks()).isEqualTo(COUNTS.tasks).isEqualTo(plan.mostTasksOfARound());
    assertThat(plan.resultBytes()).isCloseTo(COUNTS.resultBytes, within(0.2 * COUNTS.resultBytes));
    assertThat(plan.trialSteps()).isCloseTo(trialSteps, within(0.1 * trialSteps));
    assertThat(plan.mostTrialSteps()).isGreaterThanOrEqualTo(trialSteps);
    assertThat(plan.measuredShare()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void tasksAndBytesOfTalliesAreThoseOfARun(int partitions) throws Exception {
    assertIsWhatARunDoes(escapes("100001", "0, 20, 40", 500), Cell::steps, partitions);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void tasksAndBytesOfHistogramsAreThoseOfARun(int partitions) throws Exception {
    List<LawCell> cells =
        DensityExperiment.read(
                configuration(
                    """
                    kramers.density.experiments = [
                      { id = a
                        landscape { kind = harmonic, curvatures = [1.0] }
                        noise { kind = state-dependent, sigma = 1.0, rho = [2.0, 5.0] }
                        learning-rate = 0.1, start = 0
                        time-step = 0.05, times = [0.05, 1.0, 5.0], trials = 200000 } ]
                    """))
            .cells()
            .stream()
            .map(DensityCell::ensemble)
            .toList();
    assertIsWhatARunDoes(cells, LawCell::lastStep, partitions);
  }

  private static List<ExitTimeCell> exits(String more) {
    return ExitTimeExperiment.read(
            configuration(
                """
                kramers.escape-time.experiments = [
                  { id = a
                    landscape { kind = quartic, factor = [1, 2] }
                    noise { kind = constant, sigma = 1.0 }
                    learning-rate = 0.5, from = -1, to = 0
                    time-step = 0.1, horizon = 20, trials = 50000 %s } ]
                """
                    .formatted(more)))
        .cells();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", relative-error = 1e-9"})
  void roundsOfExitTimesAreThoseOfARunThatReachesNoTarget(String target) throws Exception {
    List<ExitTimeCell> cells = exits(target);
    Plan plan = Plan.of(Plan.calibrated(List.of(ExitTimeJob.planned(cells)), ENOUGH), HERE, 0);
    COUNTS.reset();
    ExitTimeJob.run(spark, cells, 0, silent());
    spark.sc().listenerBus().waitUntilEmpty();
    assertThat(plan.rounds()).isEqualTo(COUNTS.jobs).isEqualTo(target.isEmpty() ? 1 : 4);
    assertThat(plan.tasks()).isEqualTo(COUNTS.tasks);
    assertThat(plan.blocks()).isEqualTo(2 * 49);
    assertThat(plan.resultBytes()).isCloseTo(COUNTS.resultBytes, within(0.2 * COUNTS.resultBytes));
  }

  /** By its horizon a block would take seconds; its trials leave long before. */
  @Test
  void trialsThatLeaveEarlyAreNotCountedToTheirHorizon() {
    List<ExitTimeCell> cells = exits(", horizon = 1e6");
    Plan plan = Plan.of(Plan.calibrated(List.of(ExitTimeJob.planned(cells)), ENOUGH), HERE, 0);
    long trialSteps = ExitTimeJob.run(spark, cells, 0, silent()).trialSteps();
    assertThat(plan.trialSteps()).isCloseTo(trialSteps, within(0.1 * trialSteps));
    assertThat(plan.mostTrialSteps()).isGreaterThan(1e4 * trialSteps);
  }

  private static List<Cell> thousandCells(String trials, long steps) {
    String lambda1 =
        IntStream.range(0, 1000)
            .mapToObj(i -> String.format(Locale.ROOT, "%.2f", 0.04 * i))
            .collect(Collectors.joining(","));
    return escapes(trials, lambda1, steps);
  }

  @Test
  void aThousandCellsOfAMillionMillionTrialsArePlannedAtOnce() {
    List<PlannedWork> work = List.of(PlannedWork.inOneJob(thousandCells("1e12", 500), Cell::steps));
    Cluster cluster = new Cluster(100, 8);
    long started = System.nanoTime();
    Plan plan = Plan.of(work, cluster, 0);
    // A busy machine may take a while; a plan that went through blocks would take days.
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    assertThat(plan.cells()).isEqualTo(1000);
    assertThat(plan.trials()).isEqualTo(1e15);
    assertThat(plan.blocks()).isEqualTo(1e12 / 1024 * 1000);
    assertThat(plan.mostTrialSteps()).isEqualTo(5e17);
    assertThat(plan.trialSteps()).isEqualTo(5e17);
    assertThat(plan.measuredShare()).isZero();
    // A hundred of a minute, and then each a hundredth longer than the one before.
    double longer = Math.log(plan.seconds() / 6000) / Math.log(1.01);
    assertThat(plan.rounds()).isCloseTo(100 + longer, within(2.0));
    assertThat(plan.mostTasksOfARound()).isBetween(800L * 32, 800L * 64);
    assertThat(plan.tasks()).isEqualTo(plan.rounds() * plan.mostTasksOfARound());
    double round = plan.seconds() / 100;
    assertThat(plan.longestTaskSeconds()).isCloseTo(round / 32, within(0.05 * round / 32));
    // A histogram of 500 steps in longs, and what is counted beside it.
    assertThat(plan.mergedBytes()).isBetween(1000 * 4000.0, 1000 * 4600.0);
  }

  @Test
  void twiceTheCoresTakeHalfTheTimeAndAsManyTasksARoundEach() {
    List<PlannedWork> work =
        List.of(PlannedWork.inOneJob(escapes("1e12", "0, 20", 500), Cell::steps));
    Plan small = Plan.of(work, new Cluster(10, 4), 0);
    Plan large = Plan.of(work, new Cluster(20, 4), 0);
    assertThat(large.seconds()).isCloseTo(0.5 * small.seconds(), within(1e-6 * small.seconds()));
    assertThat(small.rounds() - large.rounds())
        .isCloseTo(Math.log(2.0) / Math.log(1.01), within(2.0));
    assertThat((double) large.mostTasksOfARound())
        .isCloseTo(2.0 * small.mostTasksOfARound(), within(0.02 * large.mostTasksOfARound()));
  }

  /** Its histogram has as many bins as there can be: the driver holds them for every cell. */
  @Test
  void longTrialsTakeTheDriversMemory() {
    Plan plan =
        Plan.of(List.of(PlannedWork.inOneJob(thousandCells("1e9", 16384), Cell::steps)), HERE, 0);
    assertThat(plan.mergedBytes()).isBetween(1000 * 131_072.0, 1000 * 132_000.0);
  }

  @Test
  void aGivenNumberOfTasksIsThatOfEachRound() {
    Plan plan =
        Plan.of(List.of(PlannedWork.inOneJob(escapes("1e9", "0, 20", 500), Cell::steps)), HERE, 7);
    assertThat(plan.mostTasksOfARound()).isEqualTo(7);
    assertThat(plan.tasks()).isEqualTo(7 * plan.rounds());
    assertThat(plan.rounds()).isGreaterThan(1.0);
  }

  @Test
  void withoutTimeNothingIsMeasured() {
    List<PlannedWork> work =
        List.of(PlannedWork.inOneJob(escapes("1e6", "0, 20", 500), Cell::steps));
    assertThat(Plan.of(Plan.calibrated(work, Duration.ofSeconds(-1)), HERE, 0))
        .isEqualTo(Plan.of(work, HERE, 0));
  }

  @Test
  void bytesAreThoseThatTheSerializerWrites() throws IOException {
    Object object = List.of(new BlockRange(1, 2, 3), "text", new long[] {1, 2, 3});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    assertThat(Serialized.bytes(object)).isEqualTo(bytes.size());
  }
}
