package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The law of the stable deviates. False-failure rate of the whole: nine statistics at 6.9e-7
 * ({@link Battery}) and, for each of eight alphas, two tests at 1e-6: below 3e-5.
 */
class StableBatteryTest {
  private static final int N = 1 << 15;
  private static final double RARE = 1e-4;

  private final Words words = Words.of(Vectorization.scalar());
  private final long[] trials = IntStream.range(0, N).asLongStream().toArray();
  private final long[] x0 = new long[N];
  private final long[] x1 = new long[N];
  private final double[] s = new double[N];

  private void draw(int replicate, double alpha, double scale) {
    StreamKey key = StreamKey.of(replicate, Purpose.TRAJECTORY, 0x5eed);
    words.fill(key, trials, N, Counter.word(1, 0), x0, x1);
    StableDeviates.of(Vectorization.scalar(), alpha).transform(x0, x1, N, scale, s);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 0.8, 1, 1.2, 1.5, 1.8, 2})
  void lawAndTail(double alpha) {
    Cells cells = new Cells(new StableLaw(alpha));
    double far = new StableLaw(alpha).quantile(1 - RARE / 2);
    Battery battery = new Battery();
    long[] total = new long[cells.number()];
    int beyond = 0;
    for (int replicate = 0; replicate < Battery.REPLICATES; replicate++) {
      draw(replicate, alpha, 1);
      long[] counts = cells.counts(s);
      Arrays.setAll(total, i -> total[i] + counts[i]);
      battery.record("law", cells.chiSquare(counts));
      beyond += (int) Arrays.stream(s).filter(x -> Math.abs(x) > far).count();
    }
    assertThat(battery.failures()).isEmpty();
    assertThat(cells.chiSquare(total)).as("all streams as one").isGreaterThan(1e-6);
    assertThat(Battery.binomial(beyond, N * Battery.REPLICATES, RARE))
        .as("%d beyond %f", beyond, far)
        .isGreaterThan(1e-6);
  }

  /** The scale stands for time: n deviates of scale n^(-1/alpha) add up to one. */
  @Test
  void sumsAreStable() {
    double alpha = 1.5;
    Cells cells = new Cells(new StableLaw(alpha));
    Battery battery = new Battery();
    for (int replicate = 0; replicate < Battery.REPLICATES; replicate++) {
      draw(replicate, alpha, Math.pow(8, -1 / alpha));
      double[] sums = new double[N / 8];
      IntStream.range(0, N).forEach(i -> sums[i / 8] += s[i]);
      battery.record("law", cells.chiSquare(cells.counts(sums)));
    }
    assertThat(battery.failures()).isEmpty();
  }

  /** The test has teeth: all streams as one notice an index that is wrong by 0.02. */
  @Test
  void anotherIndexIsNoticed() {
    Cells cells = new Cells(new StableLaw(1.52));
    long[] total = new long[cells.number()];
    for (int replicate = 0; replicate < Battery.REPLICATES; replicate++) {
      draw(replicate, 1.5, 1);
      long[] counts = cells.counts(s);
      Arrays.setAll(total, i -> total[i] + counts[i]);
    }
    assertThat(cells.chiSquare(total)).isLessThan(1e-6);
  }

  /** Both expansions where they meet, and quadrature: the law that the deviates are held to. */
  @Test
  void lawItself() {
    for (double alpha : new double[] {0.3, 0.5, 0.8, 1.1, 1.2, 1.5, 1.8}) {
      StableLaw law = new StableLaw(alpha);
      double[] steps =
          IntStream.rangeClosed(-50, 50)
              .mapToDouble(i -> law.cumulative(law.crossing() * (1 + 1e-9 * i)))
              .toArray();
      assertThat(steps[51] - steps[49]).isCloseTo(0, within(3e-7));
    }
    // mpmath's quadrature of the inversion integral over half waves, with 25 digits.
    assertThat(new StableLaw(0.5).cumulative(1)).isCloseTo(0.72871968731065673, within(1e-12));
    assertThat(new StableLaw(1.5).cumulative(1)).isCloseTo(0.75634202439927046, within(1e-12));
    assertThat(new StableLaw(1.5).cumulative(10)).isCloseTo(0.99336019080228639, within(1e-9));
  }

  /** 46 cells between quantiles, finer in the tails. */
  private static final class Cells {
    private final double[] edges;
    private final double[] probabilities;

    Cells(StableLaw law) {
      double[] upper =
          DoubleStream.concat(
                  IntStream.range(1, 20).mapToDouble(k -> 0.5 + k / 40.0),
                  DoubleStream.of(0.99, 0.995, 0.999))
              .map(law::quantile)
              .toArray();
      edges =
          DoubleStream.concat(
                  DoubleStream.concat(Arrays.stream(upper).map(x -> -x), DoubleStream.of(0)),
                  Arrays.stream(upper))
              .sorted()
              .toArray();
      double[] below =
          DoubleStream.concat(
                  DoubleStream.concat(
                      DoubleStream.of(0), Arrays.stream(edges).map(law::cumulative)),
                  DoubleStream.of(1))
              .toArray();
      probabilities =
          IntStream.range(0, edges.length + 1).mapToDouble(i -> below[i + 1] - below[i]).toArray();
    }

    int number() {
      return probabilities.length;
    }

    long[] counts(double[] sample) {
      long[] counts = new long[number()];
      for (double x : sample) {
        int place = Arrays.binarySearch(edges, x);
        counts[place < 0 ? -place - 1 : place]++;
      }
      return counts;
    }

    double chiSquare(long[] counts) {
      double n = Arrays.stream(counts).sum();
      return Battery.chiSquare(Arrays.stream(probabilities).map(p -> p * n).toArray(), counts);
    }
  }
}
