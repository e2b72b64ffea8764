package io.kramers.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A trial that may have ended is never overlooked, and the middle of the interval is left alone.
 */
class SuspectPassTest {
  private static final SuspectPass SCALAR = SuspectPass.of(Vectorization.scalar());
  private static final SuspectPass SIMD = SuspectPass.of(Vectorization.simd().orElseThrow());

  private static boolean[] groups(SuspectPass pass, double[] w, int n, double low, double high) {
    boolean[] groups = new boolean[w.length / SuspectPass.GROUP];
    pass.mark(w, n, low, high, groups);
    return groups;
  }

  @ParameterizedTest
  @CsvSource({
    "0.09090909090909091, 10",
    "-10, 10",
    "-1e-300, 1e-300",
    "0.3, 0.30000000000000004",
    "0.5, 0.4",
    "-1.7976931348623157e308, 1.7976931348623157e308",
    "1, 1e17"
  })
  void whatLeavesTheIntervalIsMarkedInItsGroup(double low, double high) {
    double[] outside = {
      Math.nextDown(low),
      Math.nextUp(high),
      Double.NaN,
      Double.longBitsToDouble(-1L),
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY
    };
    int n = 100;
    double middle = 0.5 * low + 0.5 * high;
    for (double w : outside) {
      for (int i = 0; i < n; i++) {
        double[] states = new double[Padded.length(n)];
        Arrays.fill(states, middle);
        states[i] = w;
        assertThat(groups(SCALAR, states, n, low, high)[i / SuspectPass.GROUP]).isTrue();
        assertThat(groups(SIMD, states, n, low, high)[i / SuspectPass.GROUP])
            .as("%s at %d outside [%s, %s]", w, i, low, high)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.09090909090909091, 10", "-10, 10", "1, 1e17"})
  void whatStaysWellInsideIsNot(double low, double high) {
    double[] states = new double[Padded.length(100)];
    Arrays.setAll(states, i -> low + (high - low) * (i % 97 + 1) / 100);
    assertThat(groups(SCALAR, states, 100, low, high)).containsOnly(false);
    assertThat(groups(SIMD, states, 100, low, high)).containsOnly(false);
  }
}
