package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.simd.Vectorization;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * The law of the normals. False-failure rate of the whole: 19 statistics x 6.9e-7 and one at 1e-5,
 * below 3e-5.
 */
class NormalsBatteryTest {
  private static final int BLOCKS = 1 << 19;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** (2k - 1)!! = E z^2k for k = 0 to 8. */
  private static final double[] EVEN_MOMENTS = {1, 1, 3, 15, 105, 945, 10395, 135135, 2027025};

  private final Words words = Words.of(Vectorization.scalar());
  private final Normals normals = Normals.of(Vectorization.scalar());
  private final long[] trials = new long[BLOCKS];
  private final long[] x0 = new long[BLOCKS];
  private final long[] x1 = new long[BLOCKS];

  NormalsBatteryTest() {
    Arrays.setAll(trials, i -> i);
  }

  private void draw(StreamKey key, long step, int n, double[] z0, double[] z1) {
    words.fill(key, trials, n, Counter.word(step, 0), x0, x1);
    normals.transform(x0, x1, n, 1.0, z0, z1);
  }

  private static StreamKey key(int replicate) {
    return StreamKey.of(replicate, Purpose.TRAJECTORY, 0x5eed);
  }

  @Test
  void momentsAndTails() {
    Battery battery = new Battery();
    double[] z0 = new double[BLOCKS];
    double[] z1 = new double[BLOCKS];
    long beyondFive = 0;
    for (int replicate = 0; replicate < Battery.REPLICATES; replicate++) {
      draw(key(replicate), 1, BLOCKS, z0, z1);
      double[] sums = new double[9];
      addPowers(z0, sums);
      addPowers(z1, sums);
      for (int k = 1; k <= 8; k++) {
        battery.record("moment " + k, moment(k, sums[k], 2.0 * BLOCKS));
      }
      battery.record("beyond 3 sigma", tail(z0, z1, 3));
      battery.record("beyond 4 sigma", tail(z0, z1, 4));
      beyondFive += beyond(z0, 5) + beyond(z1, 5);
    }
    assertThat(battery.failures()).isEmpty();
    // 30.06 expected: one test at the level 1e-5.
    assertThat(
            Battery.binomial(
                beyondFive, 2 * BLOCKS * Battery.REPLICATES, 2 * NORMAL.survivalProbability(5)))
        .as("%d beyond 5 sigma", beyondFive)
        .isGreaterThan(1e-5);
  }

  private static void addPowers(double[] z, double[] sums) {
    for (double x : z) {
      double power = 1;
      for (int k = 1; k <= 8; k++) {
        power *= x;
        sums[k] += power;
      }
    }
  }

  /** Var z^k = E z^2k - (E z^k)^2, exactly. */
  private static double moment(int k, double sum, double n) {
    double mean = k % 2 == 0 ? EVEN_MOMENTS[k / 2] : 0;
    return Battery.normal((sum / n - mean) / Math.sqrt((EVEN_MOMENTS[k] - mean * mean) / n));
  }

  private static double tail(double[] z0, double[] z1, double sigmas) {
    return Battery.binomial(
        beyond(z0, sigmas) + beyond(z1, sigmas),
        z0.length + z1.length,
        2 * NORMAL.survivalProbability(sigmas));
  }

  private static long beyond(double[] z, double sigmas) {
    return Arrays.stream(z).filter(x -> Math.abs(x) > sigmas).count();
  }

  @Test
  void lawAndCorrelations() {
    Battery battery = new Battery();
    int n = 1 << 15;
    double[] z0 = new double[n];
    double[] z1 = new double[n];
    double[] nextStep0 = new double[n];
    double[] otherCell0 = new double[n];
    double[] unused = new double[n];
    for (int replicate = 0; replicate < Battery.REPLICATES; replicate++) {
      draw(key(replicate), 2, n, z0, z1);
      draw(key(replicate), 3, n, nextStep0, unused);
      long otherCell = 0x5eed ^ 1L << replicate;
      draw(StreamKey.of(replicate, Purpose.TRAJECTORY, otherCell), 2, n, otherCell0, unused);
      battery.record("law of z0", kolmogorovSmirnov(z0));
      battery.record("law of z1", kolmogorovSmirnov(z1));
      battery.record("z0 with z1", correlation(z0, z1));
      battery.record("z0 with z1, squares", squares(z0, z1));
      battery.record("neighbouring trials", correlation(z0, shifted(z0)));
      battery.record("neighbouring trials, squares", squares(z1, shifted(z1)));
      battery.record("neighbouring steps", correlation(z0, nextStep0));
      battery.record("neighbouring steps, squares", squares(z0, nextStep0));
      battery.record("cells one bit apart", correlation(z0, otherCell0));
    }
    assertThat(battery.failures()).isEmpty();
  }

  private static double kolmogorovSmirnov(double[] z) {
    return KolmogorovSmirnovTest.withDefaults().test(z, NORMAL::cumulativeProbability).getPValue();
  }

  /** By the exact variance of the sum of products of independent standard normals, n. */
  private static double correlation(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += a[i] * b[i];
    }
    return Battery.normal(sum / Math.sqrt(b.length));
  }

  /** As above for a^2 - 1 and b^2 - 1, whose product has variance 4. */
  private static double squares(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += (a[i] * a[i] - 1) * (b[i] * b[i] - 1);
    }
    return Battery.normal(sum / Math.sqrt(4.0 * b.length));
  }

  private static double[] shifted(double[] z) {
    return Arrays.copyOfRange(z, 1, z.length);
  }
}
