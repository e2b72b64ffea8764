package io.kramers.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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

  /** The product of distances, 4 d^2, is just above and just below the factor times the size. */
  @ParameterizedTest
  @CsvSource({"1, 0.5", "1, -2", "-3, 0.5", "1e-9, 3"})
  void pairsNearABoundAreMarkedInTheirGroup(double bound, double d) {
    for (SuspectPass pass : List.of(SCALAR, SIMD)) {
      Pairs pairs = new Pairs(100, bound - d, bound - 4.0 * d, 0.999 * 4.0 * d * d / Pairs.FACTOR);
      assertThat(pairs.groups(pass, bound)).containsOnly(false);
      for (int i = 0; i < 100; i++) {
        pairs.size[i] *= 1.002;
        assertThat(pairs.groups(pass, bound)[i / SuspectPass.GROUP]).isTrue();
        pairs.size[i] /= 1.002;
      }
    }
  }

  /** Sizes a few roundings from the edge: what the scalar pass marks, the other one marks. */
  @Test
  void pairsAtTheEdgeAreMarkedWhereTheScalarPassMarksThem() {
    SplittableRandom random = new SplittableRandom(1);
    int marked = 0;
    for (int k = 0; k < 10_000; k++) {
      double bound = random.nextDouble();
      Pairs pairs = new Pairs(1 + k % 100, 5.0, 5.0, 0.0);
      int i = random.nextInt(pairs.n);
      pairs.x[i] = bound - random.nextDouble();
      pairs.y[i] = bound - random.nextDouble();
      double edge = (bound - pairs.x[i]) * (bound - pairs.y[i]) / Pairs.FACTOR;
      pairs.size[i] = edge + random.nextInt(-2, 3) * Math.ulp(edge);
      boolean scalar = pairs.groups(SCALAR, bound)[i / SuspectPass.GROUP];
      marked += scalar ? 1 : 0;
      assertThat(pairs.groups(SIMD, bound)[i / SuspectPass.GROUP] || !scalar).isTrue();
    }
    assertThat(marked).isBetween(2_000, 8_000);
  }

  /** Arrays of pairs, all alike at first. */
  private static final class Pairs {
    static final double FACTOR = 18.5;

    private final int n;
    private final double[] x;
    private final double[] y;
    private final double[] size;

    Pairs(int n, double x, double y, double size) {
      this.n = n;
      this.x = filled(x);
      this.y = filled(y);
      this.size = filled(size);
    }

    private double[] filled(double value) {
      double[] values = new double[Padded.length(n)];
      Arrays.fill(values, value);
      return values;
    }

    boolean[] groups(SuspectPass pass, double bound) {
      boolean[] groups = new boolean[x.length / SuspectPass.GROUP];
      pass.markNear(bound, x, y, FACTOR, size, n, groups);
      return groups;
    }
  }
}
