package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class SubsetTest {
  /** 22, 18 and 20 images of three classes. */
  private static final int[] UNEQUAL =
      IntStream.range(0, 60).map(i -> (i * i + i / 7) % 3).toArray();

  private static int[] tens(int n) {
    return IntStream.range(0, n).map(i -> i % 10).toArray();
  }

  /** By a second implementation of docs/randomness.md, in Python. */
  @Test
  void subsetsAreThoseOfTheFormat() {
    Subset subset = Subset.of(UNEQUAL, 3);
    assertThat(subset.draw(7, 20200624)).containsExactly(6, 7, 8, 30, 33, 38, 47);
    assertThat(subset.draw(8, 20200624)).containsExactly(6, 7, 8, 27, 30, 33, 38, 47);
    assertThat(subset.draw(20, 20200624))
        .containsExactly(0, 5, 6, 7, 8, 9, 10, 21, 25, 27, 28, 30, 33, 38, 39, 44, 47, 48, 55, 59);
    assertThat(Subset.of(tens(60_000), 10).draw(25, -3))
        .containsExactly(
            597, 5656, 8447, 12071, 14928, 16707, 17011, 19226, 19439, 20854, 20924, 21156, 24741,
            25250, 28320, 28988, 29163, 30975, 36059, 37033, 42972, 43584, 49055, 54612, 59348);
  }

  @Test
  void sharesDifferByOneAtMostAndLargerSubsetsContainSmallerOnes() {
    Subset subset = Subset.of(UNEQUAL, 3);
    assertThat(subset.most()).isEqualTo(3 * 18 + 2);
    assertThat(subset.least()).isEqualTo(18);
    assertThat(subset.rarest()).isEqualTo(1);
    int[] smaller = {};
    for (int n = 1; n <= subset.most(); n++) {
      int[] larger = subset.draw(n, 9);
      assertThat(larger).hasSize(n).isSorted().doesNotHaveDuplicates();
      assertThat(Arrays.stream(smaller).allMatch(i -> Arrays.binarySearch(larger, i) >= 0))
          .isTrue();
      int[] shares = new int[3];
      Arrays.stream(larger).forEach(i -> shares[UNEQUAL[i]]++);
      assertThat(Arrays.stream(shares).max().orElseThrow())
          .isLessThanOrEqualTo(Arrays.stream(shares).min().orElseThrow() + 1);
      smaller = larger;
    }
  }

  @Test
  void allThatThereAreCanBeDrawn() {
    assertThat(Subset.of(tens(50), 10).draw(50, 1)).isEqualTo(IntStream.range(0, 50).toArray());
  }

  /**
   * 60 counts, each outside its bounds with probability 2e-8: fails falsely at a rate of 1.2e-6.
   */
  @Test
  void everyImageIsAsLikelyAsAnother() {
    int seeds = 20_000;
    Subset subset = Subset.of(tens(60), 10);
    int[] counts = new int[60];
    for (int seed = 0; seed < seeds; seed++) {
      Arrays.stream(subset.draw(14, seed)).forEach(i -> counts[i]++);
    }
    BinomialDistribution law = BinomialDistribution.of(seeds, 14.0 / 60);
    int least = law.inverseCumulativeProbability(1e-8);
    int most = law.inverseSurvivalProbability(1e-8);
    assertThat(counts)
        .satisfies(
            all -> Arrays.stream(all).forEach(count -> assertThat(count).isBetween(least, most)));
  }
}
