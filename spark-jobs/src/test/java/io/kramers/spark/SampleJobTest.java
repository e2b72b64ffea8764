package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.kramers.checkpoint.Checkpoint;
import io.kramers.config.CanonicalText;
import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import io.kramers.gradientnoise.CovarianceProducts;
import io.kramers.gradientnoise.MinibatchFactor;
import io.kramers.gradientnoise.MinibatchWork;
import io.kramers.gradientnoise.MomentsWork;
import io.kramers.gradientnoise.NetworkLosses;
import io.kramers.gradientnoise.Place;
import io.kramers.gradientnoise.PointEstimate;
import io.kramers.gradientnoise.RegressionSamples;
import io.kramers.gradientnoise.SampleLosses;
import io.kramers.gradientnoise.SampleWork;
import io.kramers.simd.Vectorization;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
class SampleJobTest {
  private static final double[] WEIGHTS = {1.1, 0.9, 1.3};
  private static final double[] DIRECTION = {1.0, 0.0, -2.0};
  private static final SampleLosses LOSSES =
      NetworkLosses.of(
          Settings.of(ConfigFactory.parseString("kind = linear-regression").root(), "network"),
          RegressionSamples.read(
              Settings.of(
                  ConfigFactory.parseString("samples = 1500, deviations = [1, 2, 0.5]").root(),
                  "data")),
          0);

  private static SparkSession session;
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .appName("samples")
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

  private static SampleJob job(int partitions) {
    return job(partitions, Checkpoint.none());
  }

  private static SampleJob job(int partitions, Checkpoint checkpoint) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new SampleJob(spark, LOSSES, partitions, new Progress("samples", nowhere), checkpoint);
  }

  private static Checkpoint checkpoint(Path folder, boolean resume) {
    return Checkpoint.open(
        new org.apache.hadoop.fs.Path(folder.toUri()),
        new org.apache.hadoop.conf.Configuration(),
        "samples",
        new Configuration(ConfigFactory.parseString("kramers.seed = 1").root()),
        new Checkpoint.Choice(resume, false, Duration.ZERO),
        line -> {});
  }

  /** Points that were found are not looked for again, and calls that were not kept are. */
  @Test
  void findsAreKept(@TempDir Path folder) {
    Path place = folder.resolve(".out.checkpoint");
    List<double[]> vectors = List.of(WEIGHTS, DIRECTION);
    List<MomentsWork> first = List.of(new MomentsWork(Place.at(0), true));
    List<MomentsWork> second = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      second.add(new MomentsWork(new Place(0, 1, 0.1 * i), false));
    }
    List<String> expected = new ArrayList<>();
    try (SampleJob job = job(3, checkpoint(place, false))) {
      job.run(first, vectors).forEach(point -> expected.add(bits(point)));
      job.run(second, vectors).forEach(point -> expected.add(bits(point)));
    }
    List<String> again = new ArrayList<>();
    try (SampleJob job = job(2, checkpoint(place, true))) {
      job.run(first, vectors).forEach(point -> again.add(bits(point)));
      job.run(second, vectors).forEach(point -> again.add(bits(point)));
      assertThat(job.gradients()).isZero();
      assertThat(job.providers()).containsExactly(Vectorization.active().toString());
      job.run(first, vectors).forEach(point -> again.add(bits(point)));
      assertThat(job.gradients()).isEqualTo(1500);
    }
    expected.add(expected.get(0));
    assertThat(again).isEqualTo(expected);
  }

  private static String bits(PointEstimate point) {
    return point.loss()
        + Arrays.toString(point.traces())
        + Arrays.toString(point.squaredGradientNorms())
        + Arrays.toString(point.projections())
        + Arrays.toString(point.gradient())
        + Arrays.toString(point.diagonal());
  }

  private static List<String> everything(int partitions) {
    List<String> all = new ArrayList<>();
    try (SampleJob job = job(partitions)) {
      List<MomentsWork> work = new ArrayList<>();
      for (int i = -3; i <= 3; i++) {
        work.add(new MomentsWork(new Place(0, 1, 0.1 * i), i == 0));
      }
      List<double[]> vectors = List.of(WEIGHTS, DIRECTION);
      List<PointEstimate> points = job.run(work, vectors);
      points.forEach(point -> all.add(bits(point)));
      double[] mean = points.get(3).gradient();
      all.add(Arrays.toString(new CovarianceProducts(job, WEIGHTS, mean).apply(DIRECTION)));
      MinibatchWork pairs = new MinibatchWork(Place.at(0), new MinibatchFactor(10, false), 20, 7);
      all.add(Arrays.deepToString(job.run(List.of(pairs), vectors).get(0).halfSquares()));
      assertThat(job.gradients()).isEqualTo(7 * 1500 + 1500 + 20 * 20);
      assertThat(job.providers()).containsExactly(Vectorization.active().toString());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 1000})
  void noPartitioningChangesABit(int partitions) {
    assertThat(everything(partitions)).isEqualTo(everything(4));
  }

  private record Failing() implements SampleWork<String, String> {
    @Override
    public int chunks(SampleLosses losses) {
      return 3;
    }

    @Override
    public double costOfChunk(SampleLosses losses) {
      return 1.0;
    }

    @Override
    public Runner<String> runner(SampleLosses losses, List<double[]> vectors) {
      return chunk -> {
        throw new ArithmeticException("overflow in chunk " + chunk);
      };
    }

    @Override
    public String merge(String first, String second) {
      return first + second;
    }

    @Override
    public String finish(String all, SampleLosses losses) {
      return all;
    }

    @Override
    public void describe(CanonicalText text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(String found, DataOutput out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String read(DataInput in) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aChunkThatFailsFailsTheJob() {
    try (SampleJob job = job(1)) {
      assertThatThrownBy(() -> job.run(List.of(new Failing()), List.of()))
          .hasMessageContaining("overflow in chunk 0");
    }
  }

  @Test
  void chunksAreCutEvenly() {
    assertThat(ChunkRange.cut(new int[] {3, 5, 2}, 4))
        .containsExactly(
            List.of(new ChunkRange(0, 0, 2)),
            List.of(new ChunkRange(0, 2, 3), new ChunkRange(1, 0, 2)),
            List.of(new ChunkRange(1, 2, 4)),
            List.of(new ChunkRange(1, 4, 5), new ChunkRange(2, 0, 2)));
    assertThat(ChunkRange.cut(new int[] {1, 1}, 9)).hasSize(2);
    assertThat(ChunkRange.cutEach(new int[] {3, 1}, 2))
        .containsExactly(
            List.of(new ChunkRange(0, 0, 1)),
            List.of(new ChunkRange(0, 1, 3)),
            List.of(new ChunkRange(1, 0, 1)));
  }
}
