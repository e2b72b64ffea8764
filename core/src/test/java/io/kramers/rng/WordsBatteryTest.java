package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * Uniformity and independence of the random words along every coordinate of the stream format:
 * neighbouring trials, steps, draws, cells that differ by one bit, and seeds. False-failure rate of
 * the whole: 42 statistics x 6.9e-7, below 3e-5.
 */
class WordsBatteryTest {
  private static final int BLOCKS = 1 << 14;

  /** Writes the block of the i-th neighbour in the replicate's stream, for some rounds. */
  private interface Direction {
    void block(int rounds, int replicate, int i, long[] words);
  }

  private static void block(
      int rounds, StreamKey key, long trial, long step, int draw, long[] words) {
    Threefry2x64.block(rounds, key.k0(), key.k1(), trial, Counter.word(step, draw), words);
  }

  private static StreamKey key(long seed, long cell) {
    return StreamKey.of(seed, Purpose.TRAJECTORY, cell);
  }

  private static final Direction TRIALS =
      (rounds, r, i, words) -> block(rounds, key(r, r), i, 1, 0, words);
  private static final Direction STEPS =
      (rounds, r, i, words) -> block(rounds, key(r, -r), r, i, 0, words);
  private static final Direction DRAWS =
      (rounds, r, i, words) -> block(rounds, key(-r, r), r, r, i, words);
  private static final Direction SEEDS =
      (rounds, r, i, words) -> block(rounds, key(i, r), r, 1, 0, words);
  private static final Direction CELLS =
      (rounds, r, i, words) -> block(rounds, key(r, oneBitApart(i, r)), r, 1, 0, words);

  /** Gray codes, shifted to other bits with every replicate. */
  private static long oneBitApart(int i, int replicate) {
    return Long.rotateLeft(i ^ i >>> 1, 5 * replicate);
  }

  private static Battery run(Direction direction, int rounds) {
    Battery battery = new Battery();
    long[] block = new long[2];
    long[] x0 = new long[BLOCKS];
    long[] x1 = new long[BLOCKS];
    for (int replicate = 0; replicate < Battery.REPLICATES; replicate++) {
      for (int i = 0; i < BLOCKS; i++) {
        direction.block(rounds, replicate, i, block);
        x0[i] = block[0];
        x1[i] = block[1];
      }
      battery.record("single bits", bits(x0, x1));
      battery.record("bytes", bytes(x0, x1));
      battery.record("pairs of neighbours, upper bits", neighbours(x0, x1, 59));
      battery.record("pairs of neighbours, lower bits", neighbours(x0, x1, 0));
      battery.record("pairs within a block", pairs(x0, x1));
      battery.record("uniforms", kolmogorovSmirnov(x0, x1));
      battery.record("weights of words", weights(x0, x1));
      battery.record("distances of neighbours", weights(differences(x0), differences(x1)));
    }
    return battery;
  }

  private static double bits(long[] x0, long[] x1) {
    double statistic = 0;
    for (int bit = 0; bit < 64; bit++) {
      double excess0 = -0.5 * x0.length;
      double excess1 = -0.5 * x1.length;
      for (int i = 0; i < x0.length; i++) {
        excess0 += x0[i] >>> bit & 1;
        excess1 += x1[i] >>> bit & 1;
      }
      statistic += (excess0 * excess0 + excess1 * excess1) / (0.25 * x0.length);
    }
    return Battery.chiSquare(statistic, 128);
  }

  private static double bytes(long[] x0, long[] x1) {
    long[] counts = new long[256];
    for (int i = 0; i < x0.length; i++) {
      for (int shift = 0; shift < 64; shift += 8) {
        counts[(int) (x0[i] >>> shift & 255)]++;
        counts[(int) (x1[i] >>> shift & 255)]++;
      }
    }
    return Battery.chiSquare(counts);
  }

  /** Pairs (2i, 2i + 1), five bits of each from the given one up: 16 expected in each cell. */
  private static double neighbours(long[] x0, long[] x1, int shift) {
    long[] counts = new long[1024];
    for (int i = 0; i < x0.length; i += 2) {
      counts[(int) ((x0[i] >>> shift & 31) << 5 | x0[i + 1] >>> shift & 31)]++;
      counts[(int) ((x1[i] >>> shift & 31) << 5 | x1[i + 1] >>> shift & 31)]++;
    }
    return Battery.chiSquare(counts);
  }

  private static double pairs(long[] x0, long[] x1) {
    long[] counts = new long[1024];
    for (int i = 0; i < x0.length; i++) {
      counts[(int) (x0[i] >>> 59 << 5 | x1[i] >>> 59)]++;
    }
    return Battery.chiSquare(counts);
  }

  private static double kolmogorovSmirnov(long[] x0, long[] x1) {
    double[] u = new double[2 * x0.length];
    for (int i = 0; i < x0.length; i++) {
      u[2 * i] = Uniform.open(x0[i]);
      u[2 * i + 1] = Uniform.open(x1[i]);
    }
    return KolmogorovSmirnovTest.withDefaults().test(u, x -> x).getPValue();
  }

  private static long[] differences(long[] x) {
    long[] differences = new long[x.length - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = x[i] ^ x[i + 1];
    }
    return differences;
  }

  /** Numbers of ones a word against Binomial(64, 1/2), the tails beyond 20 and 44 as one bin. */
  private static double weights(long[] x0, long[] x1) {
    BinomialDistribution law = BinomialDistribution.of(64, 0.5);
    double[] expected = new double[25];
    for (int bin = 1; bin < 24; bin++) {
      expected[bin] = 2.0 * x0.length * law.probability(bin + 20);
    }
    expected[0] = 2.0 * x0.length * law.cumulativeProbability(20);
    expected[24] = 2.0 * x0.length * law.survivalProbability(43);
    long[] counts = new long[25];
    for (int i = 0; i < x0.length; i++) {
      counts[bin(x0[i])]++;
      counts[bin(x1[i])]++;
    }
    return Battery.chiSquare(expected, counts);
  }

  private static int bin(long word) {
    return Math.max(0, Math.min(24, Long.bitCount(word) - 20));
  }

  private static void assertPasses(Battery battery) {
    assertThat(battery.failures()).isEmpty();
    assertThat(battery.falseFailureRate()).isLessThan(6e-6);
  }

  @Test
  void neighbouringTrials() {
    assertPasses(run(TRIALS, Threefry2x64.ROUNDS));
  }

  @Test
  void neighbouringSteps() {
    assertPasses(run(STEPS, Threefry2x64.ROUNDS));
  }

  @Test
  void neighbouringDraws() {
    assertPasses(run(DRAWS, Threefry2x64.ROUNDS));
  }

  @Test
  void adjacentSeeds() {
    assertPasses(run(SEEDS, Threefry2x64.ROUNDS));
  }

  @Test
  void cellsThatDifferByOneBit() {
    assertPasses(run(CELLS, Threefry2x64.ROUNDS));
  }

  /** The battery has teeth: a generator of too few rounds does not get through. */
  @Test
  void rejectsTooFewRounds() {
    assertThat(run(TRIALS, 6).failures()).isNotEmpty();
    assertThat(run(STEPS, 5).failures()).isNotEmpty();
  }

  /**
   * Flips each bit of counter and key and counts how often each bit of the block flips: a
   * chi-square with 256 x 128 degrees of freedom.
   */
  private static double avalanche(int rounds, int replicate) {
    int bases = 64;
    long[] flips = new long[256 * 128];
    long[] random = new long[4];
    long[] base = new long[2];
    long[] flipped = new long[2];
    for (int b = 0; b < bases; b++) {
      Threefry2x64.block(20, replicate, 0, b, 0, base);
      random[0] = base[0];
      random[1] = base[1];
      Threefry2x64.block(20, replicate, 0, b, 1, base);
      random[2] = base[0];
      random[3] = base[1];
      Threefry2x64.block(rounds, random[0], random[1], random[2], random[3], base);
      for (int in = 0; in < 256; in++) {
        random[in / 64] ^= 1L << in % 64;
        Threefry2x64.block(rounds, random[0], random[1], random[2], random[3], flipped);
        random[in / 64] ^= 1L << in % 64;
        for (int out = 0; out < 128; out++) {
          flips[in * 128 + out] += (base[out / 64] ^ flipped[out / 64]) >>> out % 64 & 1;
        }
      }
    }
    double statistic = 0;
    for (long count : flips) {
      double excess = count - 0.5 * bases;
      statistic += excess * excess / (0.25 * bases);
    }
    return Battery.chiSquare(statistic, flips.length);
  }

  @Test
  void everyBitOfCounterAndKeyFlipsHalfOfTheBlock() {
    Battery battery = new Battery();
    battery.record("words", replicate -> avalanche(Threefry2x64.ROUNDS, replicate));
    battery.record("keys", replicate -> avalanche(Threefry2x64.KEY_ROUNDS, 1000 + replicate));
    assertThat(battery.failures()).isEmpty();
    assertThat(avalanche(8, 0)).isLessThan(1e-12);
  }
}
