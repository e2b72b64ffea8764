package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.BlockRange;
import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.checkpoint.Checkpoint;
import io.kramers.config.Configuration;
import io.kramers.simd.Vectorization;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("smoke")
class BlockJobTest {
  private static SparkSession session;
  private static JavaSparkContext spark;

  /** Counts the trials and sums the squares of their numbers, mod 2^64. */
  private static final class Squares implements Mergeable<Squares> {
    private final long seed;
    private long trials;
    private long sum;

    Squares(long seed) {
      this.seed = seed;
    }

    @Override
    public void merge(Squares other) {
      if (other.seed != seed) {
        throw new IllegalArgumentException("of other work");
      }
      trials += other.trials;
      sum += other.sum;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeLong(trials);
      out.writeLong(sum);
    }

    @Override
    public long trialSteps() {
      return trials;
    }

    @Override
    public String toString() {
      return trials + ":" + sum;
    }
  }

  private record Work(long seed, long trials) implements TrialBlocks<Squares> {
    @Override
    public double costOfBlock() {
      return 1e6 * (1 + seed);
    }

    @Override
    public Squares nothing() {
      return new Squares(seed);
    }

    @Override
    public Squares read(DataInput in) throws IOException {
      Squares squares = nothing();
      squares.trials = in.readLong();
      squares.sum = in.readLong();
      return squares;
    }

    @Override
    public String identity() {
      return "squares from " + seed;
    }

    @Override
    public Runner<Squares> runner(Vectorization provider) {
      return (block, result) -> {
        long first = block * BLOCK_TRIALS;
        add(result, first, Math.min(first + BLOCK_TRIALS, trials));
      };
    }

    void add(Squares result, long from, long to) {
      for (long trial = from; trial < to; trial++) {
        result.trials++;
        result.sum += (trial + seed) * (trial + seed);
      }
    }

    /** What trials from, ..., to - 1 leave, by one loop. */
    String squares(long from, long to) {
      Squares result = nothing();
      add(result, from, to);
      return result.toString();
    }
  }

  private record Failing() implements TrialBlocks<Squares> {
    @Override
    public long trials() {
      return 1;
    }

    @Override
    public double costOfBlock() {
      return 1.0;
    }

    @Override
    public Squares nothing() {
      return new Squares(0);
    }

    @Override
    public Squares read(DataInput in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String identity() {
      return "failing";
    }

    @Override
    public Runner<Squares> runner(Vectorization provider) {
      return (block, result) -> {
        throw new ArithmeticException("overflow in block " + block);
      };
    }
  }

  private static final List<Work> WORK =
      List.of(new Work(0, 100_000), new Work(5, 1), new Work(9, 50 * 1024));

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .appName("blocks")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark = new JavaSparkContext(session.sparkContext());
    spark.setLogLevel("OFF");
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static Progress progress(ByteArrayOutputStream lines) {
    return new Progress("squares", new PrintStream(lines, true, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 100_000})
  void runsEachBlockOnceWhateverThePartitioning(int partitions) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    BlockJob.Result<Squares> result = BlockJob.run(spark, WORK, partitions, progress(lines));
    assertThat(result.results())
        .hasToString(WORK.stream().map(work -> work.squares(0, work.trials())).toList().toString());
    assertThat(result.trialSteps()).isEqualTo(100_000 + 1 + 50 * 1024);
    assertThat(result.providers()).containsExactly(Vectorization.active().toString());
    assertThat(lines.toString(StandardCharsets.UTF_8))
        .contains("squares: trials done in ")
        .contains(", 151 thousand trial-steps, ");
  }

  @Test
  void looksMergeToTheResultOfAllBlocks() {
    Progress progress = progress(new ByteArrayOutputStream());
    List<Squares> first =
        BlockJob.run(
                spark,
                WORK,
                List.of(new BlockRange(0, 0, 10), new BlockRange(2, 0, 3)),
                0,
                progress,
                Checkpoint.none())
            .results();
    assertThat(first)
        .hasToString(
            List.of(
                    WORK.get(0).squares(0, 10_240),
                    WORK.get(1).squares(0, 0),
                    WORK.get(2).squares(0, 3072))
                .toString());
    BlockJob.Result<Squares> second =
        BlockJob.run(
            spark,
            WORK,
            List.of(new BlockRange(0, 10, WORK.get(0).blocks()), new BlockRange(1, 0, 1)),
            3,
            progress,
            Checkpoint.none());
    assertThat(second.trialSteps()).isEqualTo(100_000 - 10_240 + 1);
    first.get(0).merge(second.results().get(0));
    first.get(1).merge(second.results().get(1));
    assertThat(first.get(0)).hasToString(WORK.get(0).squares(0, 100_000));
    assertThat(first.get(1)).hasToString(WORK.get(1).squares(0, 1));
  }

  private static Checkpoint checkpoint(Path folder, boolean resume) {
    return Checkpoint.open(
        new org.apache.hadoop.fs.Path(folder.toUri()),
        new org.apache.hadoop.conf.Configuration(),
        "squares",
        new Configuration(ConfigFactory.parseString("kramers.seed = 1").root()),
        new Checkpoint.Choice(resume, false, Duration.ZERO),
        line -> {});
  }

  /** In rounds of two blocks; then without the files of some rounds, and from none of them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void whatACheckpointHasIsNotRunAgain(int partitions, @TempDir Path root) throws IOException {
    Path folder = root.resolve(".out.checkpoint");
    String expected = WORK.stream().map(work -> work.squares(0, work.trials())).toList().toString();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    BlockJob.Result<Squares> result =
        BlockJob.run(spark, WORK, partitions, progress(lines), checkpoint(folder, false));
    assertThat(result.results()).hasToString(expected);
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(file -> file.toString().endsWith(".bin")).sorted().toList();
    }
    // 98 + 1 + 50 blocks, two a round at first and a hundredth of the time so far later on.
    assertThat(files).hasSizeBetween(21, 76);
    for (int kept : new int[] {files.size(), 20}) {
      for (Path file : files.subList(kept, files.size())) {
        Files.delete(file);
      }
      lines.reset();
      BlockJob.Result<Squares> resumed =
          BlockJob.run(spark, WORK, partitions, progress(lines), checkpoint(folder, true));
      assertThat(resumed.results()).hasToString(expected);
      assertThat(resumed.providers()).isEqualTo(result.providers());
      String said = lines.toString(StandardCharsets.UTF_8);
      if (kept == 20) {
        assertThat(said).contains("kept from an earlier run: 40 of 149 blocks", "trials done");
      } else {
        assertThat(said.lines())
            .containsExactly("squares: kept from an earlier run: 149 of 149 blocks");
      }
    }
  }

  @Test
  void aTrialThatFailsFailsTheJob() {
    Progress progress = progress(new ByteArrayOutputStream());
    assertThatThrownBy(() -> BlockJob.run(spark, List.of(new Failing()), 0, progress))
        .hasMessageContaining("overflow in block 0");
  }
}
