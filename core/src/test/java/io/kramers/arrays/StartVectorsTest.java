package io.kramers.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StartVectorsTest {
  private static final StreamKey KEY = StreamKey.of(1, Purpose.PROBE, 0);

  @Test
  void longerVectorsBeginWithShorterOnes() {
    double[] longer = StartVectors.normals(KEY, 3, 1001);
    for (int dimension : new int[] {1, 2, 7, 1000}) {
      assertThat(StartVectors.normals(KEY, 3, dimension))
          .isEqualTo(Arrays.copyOf(longer, dimension));
    }
  }

  /** Mean and mean square of 20,000 normals, to six deviations: false failures below 1e-8. */
  @Test
  void vectorsAreNormalAndDifferent() {
    int n = 20_000;
    double[] first = StartVectors.normals(KEY, 0, n);
    double[] second = StartVectors.normals(KEY, 1, n);
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    assertThat(Vectors.dot(first, ones) / n).isCloseTo(0, within(6 / Math.sqrt(n)));
    assertThat(Vectors.dot(first, first) / n).isCloseTo(1, within(6 * Math.sqrt(2.0 / n)));
    assertThat(Vectors.dot(first, second) / n).isCloseTo(0, within(6 / Math.sqrt(n)));
  }
}
