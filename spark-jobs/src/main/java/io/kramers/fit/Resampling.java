package io.kramers.fit;

import io.kramers.rng.Counter;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Uniform;
import io.kramers.rng.Words;
import io.kramers.simd.Vectorization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * Resamples of cells' trials by blocks of consecutive ones, drawn with replacement, from which
 * estimates have their errors. Cells of one stream, which share their trajectories, are resampled
 * alike, so what they have in common stays in common.
 *
 * @param count how many resamples, at least 2
 * @param confidence of intervals, between 0 and 1
 * @param seed of the draws
 */
public record Resampling(int count, double confidence, long seed) {
  /** How many resamples there are where nothing else is said. */
  public static final int DEFAULT_COUNT = 50;

  /** Blocks a cell: of 100 trials each where there are 2,000. */
  static final int BLOCKS = 20;

  private static final int MOST_THREADS = 8;
  private static final Words WORDS = Words.of(Vectorization.scalar());

  /**
   * The models of the resamples of a table, in order; Spark's jobs of several at a time.
   *
   * @param streams the name in random streams of each cell
   * @param model of the table itself
   */
  List<WeibullModel> refitted(
      SparkSession spark, SurvivalTable table, long[] streams, WeibullModel model) {
    int threads = Math.min(spark.sparkContext().defaultParallelism(), MOST_THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<WeibullModel>> futures =
          IntStream.range(0, count)
              .mapToObj(
                  resample ->
                      pool.submit(
                          () -> {
                            int[][] blocks = blocks(streams, resample);
                            return WeibullRegression.near(spark, table.resampled(blocks), model);
                          }))
              .toList();
      List<WeibullModel> models = new ArrayList<>();
      for (Future<WeibullModel> future : futures) {
        models.add(future.get());
      }
      return models;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a resample has no fit", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while resamples were fitted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private int[][] blocks(long[] streams, int resample) {
    return Arrays.stream(streams)
        .mapToObj(stream -> blocks(stream, resample))
        .toArray(int[][]::new);
  }

  /**
   * Which block comes first, second and so on.
   *
   * @param stream the cell's name in random streams
   * @param resample its number, from 0
   */
  int[] blocks(long stream, int resample) {
    long[] places = IntStream.range(0, BLOCKS).asLongStream().toArray();
    long[] words = new long[BLOCKS];
    StreamKey key = StreamKey.of(seed, Purpose.RESAMPLE, stream);
    WORDS.fill(key, places, BLOCKS, Counter.word(resample, 0), words, new long[BLOCKS]);
    return Arrays.stream(words).mapToInt(word -> Uniform.index(word, BLOCKS)).toArray();
  }

  /** The numbers of the trials in blocks of n trials, which differ by at most one in length. */
  static int[] trials(int n, int[] blocks) {
    return Arrays.stream(blocks)
        .flatMap(block -> IntStream.range(block * n / BLOCKS, (block + 1) * n / BLOCKS))
        .toArray();
  }
}
