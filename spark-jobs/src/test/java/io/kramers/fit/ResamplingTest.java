package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ResamplingTest {
  private static final Resampling RESAMPLING = new Resampling(50, 0.95, 3);

  @Test
  void blocksAreOfConsecutiveTrialsAndCoverAll() {
    int[] all = IntStream.range(0, Resampling.BLOCKS).toArray();
    for (int n : new int[] {20, 27, 1999, 2000}) {
      assertThat(Resampling.trials(n, all)).containsExactly(IntStream.range(0, n).toArray());
    }
    assertThat(Resampling.trials(2000, new int[] {19, 0}))
        .containsExactly(
            IntStream.concat(IntStream.range(1900, 2000), IntStream.range(0, 100)).toArray());
    assertThat(Resampling.trials(27, new int[] {3})).containsExactly(4);
    assertThat(Resampling.trials(27, new int[] {2})).containsExactly(2, 3);
  }

  @Test
  void drawsAreThoseOfTheStream() {
    int[] blocks = RESAMPLING.blocks(5, 7);

    assertThat(blocks).isEqualTo(new Resampling(9, 0.5, 3).blocks(5, 7));
    assertThat(blocks).isNotEqualTo(RESAMPLING.blocks(6, 7));
    assertThat(blocks).isNotEqualTo(RESAMPLING.blocks(5, 8));
    assertThat(blocks).isNotEqualTo(new Resampling(50, 0.95, 4).blocks(5, 7));
  }

  /**
   * Counts of the 20 blocks over 100,000 draws: chi-square on 19 degrees of freedom is below 50.8
   * but for one seed in 1e4.
   */
  @Test
  void everyBlockIsAsLikely() {
    long[] counts = new long[Resampling.BLOCKS];
    for (int resample = 0; resample < 50; resample++) {
      for (long stream = 0; stream < 100; stream++) {
        for (int block : RESAMPLING.blocks(stream, resample)) {
          counts[block]++;
        }
      }
    }
    double expected = 50 * 100 * 20 / 20.0;
    double chiSquare =
        Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chiSquare).isLessThan(50.8);
  }

  /**
   * Resamples 1, 2, 3 of 5 units: variance 1 times 5/4; Student's 0.975 quantile of 2 is 4.3027.
   */
  @Test
  void errorsAreTheSpreadOverResamples() {
    Coefficient coefficient = Coefficient.resampled(10.0, new double[] {1, 2, 3}, 5, 0.95);

    Offset<Double> offset = within(1e-9);
    assertThat(coefficient.value()).isEqualTo(10.0);
    assertThat(coefficient.standardError()).isCloseTo(Math.sqrt(1.25), offset);
    double half = 4.302652729911275 * Math.sqrt(1.25);
    assertThat(coefficient.interval().lower()).isCloseTo(10.0 - half, offset);
    assertThat(coefficient.interval().upper()).isCloseTo(10.0 + half, offset);
  }
}
