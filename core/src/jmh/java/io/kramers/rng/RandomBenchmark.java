package io.kramers.rng;

import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds a word ({@code words*}), a normal ({@code normals*}) and a stable deviate ({@code
 * stable*}), over the 1024 trials of a block. The candidates for the generator are the {@code
 * wordsSimd*}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RandomBenchmark {
  private static final int TRIALS = 1024;

  private final Words scalarWords = Words.of(Vectorization.scalar());
  private final Words simdWords = Words.of(Vectorization.simd().orElseThrow());
  private final Normals scalarNormals = Normals.of(Vectorization.scalar());
  private final Normals simdNormals = Normals.of(Vectorization.simd().orElseThrow());
  private final StableDeviates scalarStable = StableDeviates.of(Vectorization.scalar(), 1.5);
  private final StableDeviates simdStable =
      StableDeviates.of(Vectorization.simd().orElseThrow(), 1.5);
  private final Threefry2x64R20 twentyRounds = new Threefry2x64R20();
  private final Threefry4x64R20 fourWords = new Threefry4x64R20();
  private final StreamKey key = StreamKey.of(1, Purpose.TRAJECTORY, 2);
  private final long[] trials = new long[TRIALS];
  private final long[][] x = new long[4][TRIALS];
  private final double[] z0 = new double[TRIALS];
  private final double[] z1 = new double[TRIALS];
  private final double[] variances = new double[TRIALS];
  private long step;

  public RandomBenchmark() {
    Arrays.setAll(trials, i -> i);
    Arrays.fill(variances, 0.3);
  }

  /** Random123's known answers for zero key and counter: what is timed is the right generator. */
  @Setup
  public void checkCandidates() {
    StreamKey zero = new StreamKey(0, 0);
    twentyRounds.fill(zero, new long[TRIALS], TRIALS, 0, x[0], x[1]);
    check(0xc2b6e3a8c2c69865L, x[0]);
    check(0x6f81ed42f350084dL, x[1]);
    fourWords.fill(zero, new long[TRIALS], TRIALS, 0, x);
    check(0x09218ebde6c85537L, x[0]);
    check(0x55941f5266d86105L, x[1]);
    check(0x4bd25e16282434dcL, x[2]);
    check(0xee29ec846bd2e40bL, x[3]);
  }

  private static void check(long expected, long[] words) {
    if (!Arrays.stream(words).allMatch(word -> word == expected)) {
      throw new IllegalStateException("a candidate misses Random123's known answer");
    }
  }

  private long nextCounter() {
    return Counter.word(++step, 0);
  }

  @Benchmark
  @OperationsPerInvocation(2 * TRIALS)
  public long[] wordsScalarThreefry2x64R14() {
    scalarWords.fill(key, trials, TRIALS, nextCounter(), x[0], x[1]);
    return x[0];
  }

  @Benchmark
  @OperationsPerInvocation(2 * TRIALS)
  public long[] wordsSimdThreefry2x64R14() {
    simdWords.fill(key, trials, TRIALS, nextCounter(), x[0], x[1]);
    return x[0];
  }

  @Benchmark
  @OperationsPerInvocation(2 * TRIALS)
  public long[] wordsSimdThreefry2x64R20() {
    twentyRounds.fill(key, trials, TRIALS, nextCounter(), x[0], x[1]);
    return x[0];
  }

  @Benchmark
  @OperationsPerInvocation(4 * TRIALS)
  public long[][] wordsSimdThreefry4x64R20() {
    fourWords.fill(key, trials, TRIALS, nextCounter(), x);
    return x;
  }

  /** With the words they are made of, as a step makes them. */
  @Benchmark
  @OperationsPerInvocation(2 * TRIALS)
  public double[] normalsScalar() {
    scalarWords.fill(key, trials, TRIALS, nextCounter(), x[0], x[1]);
    scalarNormals.transform(x[0], x[1], TRIALS, 1.0, z0, z1);
    return z0;
  }

  /** With the words they are made of, as a step makes them. */
  @Benchmark
  @OperationsPerInvocation(2 * TRIALS)
  public double[] normalsSimd() {
    simdWords.fill(key, trials, TRIALS, nextCounter(), x[0], x[1]);
    simdNormals.transform(x[0], x[1], TRIALS, 1.0, z0, z1);
    return z0;
  }

  /** As above, with a variance for each: what the power law draws. */
  @Benchmark
  @OperationsPerInvocation(2 * TRIALS)
  public double[] normalsSimdWithVariances() {
    simdWords.fill(key, trials, TRIALS, nextCounter(), x[0], x[1]);
    simdNormals.transform(x[0], x[1], TRIALS, variances, variances, z0, z1);
    return z0;
  }

  /** A deviate with the two words it is made of. */
  @Benchmark
  @OperationsPerInvocation(TRIALS)
  public double[] stableScalar() {
    scalarWords.fill(key, trials, TRIALS, nextCounter(), x[0], x[1]);
    scalarStable.transform(x[0], x[1], TRIALS, 1.0, z0);
    return z0;
  }

  /** A deviate with the two words it is made of. */
  @Benchmark
  @OperationsPerInvocation(TRIALS)
  public double[] stableSimd() {
    simdWords.fill(key, trials, TRIALS, nextCounter(), x[0], x[1]);
    simdStable.transform(x[0], x[1], TRIALS, 1.0, z0);
    return z0;
  }
}
