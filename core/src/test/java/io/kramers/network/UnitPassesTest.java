package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SIMD twin gives the scalar one's bits, with zeros, ties, infinities and NaN among numbers.
 */
class UnitPassesTest {
  private static final int LANES = Arithmetic.LANES;
  private static final Shape PLANE = new Shape(1, 7, 6);
  private static final float[] EDGES = {0, -0.0f, 1, 1, Float.NaN, Float.NEGATIVE_INFINITY, 3e38f};

  private interface Work {
    /** What a pass leaves, in one array. */
    Object on(UnitPasses<float[]> units, Windows windows);
  }

  static Stream<Windows> windows() {
    return Stream.of(
        Windows.square(PLANE, 2, 2, 0),
        Windows.square(PLANE, 3, 2, 1),
        Windows.square(PLANE, 3, 1, 0),
        Windows.whole(PLANE));
  }

  private static float[] numbers(int from, int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      double mixed = Mixed.at(from + i);
      numbers[i] =
          mixed > 0.4 ? EDGES[(int) Math.floorMod(i * 31L + from, EDGES.length)] : (float) mixed;
    }
    return numbers;
  }

  private static void assertTwins(Work work) {
    assertTwins(work, Windows.square(PLANE, 2, 2, 0));
  }

  private static void assertTwins(Work work, Windows windows) {
    assertThat(work.on(new SimdUnits(), windows)).isEqualTo(work.on(new FloatUnits(), windows));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void ofWindows(Windows windows) {
    int lanes = PLANE.lanes();
    assertTwins(
        (units, w) -> {
          float[] out = numbers(500, 3 * LANES + w.lanes());
          units.maxima(w, numbers(0, 2 * LANES + lanes), 2 * LANES, out, 3 * LANES);
          return out;
        },
        windows);
    assertTwins(
        (units, w) -> {
          float[] in = numbers(0, 2 * LANES + lanes);
          float[] out = new float[3 * LANES + w.lanes()];
          units.maxima(w, in, 2 * LANES, out, 3 * LANES);
          float[] delta = numbers(90, in.length);
          units.addToFirstMaxima(w, in, 2 * LANES, out, numbers(700, out.length), 3 * LANES, delta);
          return delta;
        },
        windows);
    assertTwins(
        (units, w) -> {
          float[] out = numbers(500, 3 * LANES + w.lanes());
          units.sums(w, 0.3, numbers(0, 2 * LANES + lanes), 2 * LANES, out, 3 * LANES);
          return out;
        },
        windows);
    assertTwins(
        (units, w) -> {
          float[] in = numbers(0, 2 * LANES + lanes);
          units.addToWindows(w, 0.3, numbers(500, 3 * LANES + w.lanes()), 3 * LANES, in, 2 * LANES);
          return in;
        },
        windows);
  }

  @Test
  void ofUnits() {
    int n = 37 * LANES;
    assertTwins(
        (units, w) -> {
          float[] sum = numbers(0, n);
          units.add(sum, numbers(1000, n), sum);
          return sum;
        });
    assertTwins(
        (units, w) -> {
          float[] out = new float[n];
          units.rectify(numbers(0, n), out);
          return out;
        });
    assertTwins(
        (units, w) -> {
          float[] into = numbers(3000, n);
          units.addRectified(numbers(0, n), numbers(1000, n), into);
          return into;
        });
    assertTwins(
        (units, w) -> {
          float[] out = numbers(3000, n);
          units.scale(numbers(0, n), 5 * LANES, 11 * LANES, 1.1, -0.7, out);
          units.addScaled(numbers(9, n), 7 * LANES, 19 * LANES, 1.1, -0.7, out);
          return out;
        });
  }

  @Test
  void ofSums() {
    int n = 37 * LANES;
    float[] x = numbers(0, n);
    float[] y = numbers(1000, n);
    for (int i = 0; i < n; i++) {
      x[i] = Math.min(1e30f, x[i]);
      y[i] = Math.max(-1e30f, y[i]);
    }
    assertTwins(
        (units, w) -> {
          double[] sums = Mixed.array(5, 3 * LANES);
          units.addSums(x, 2 * LANES, 11, sums, LANES);
          units.addProducts(x, y, 4 * LANES, 13, sums, 2 * LANES);
          return sums;
        });
    assertTwins(
        (units, w) -> {
          double[] sums = Mixed.array(5, 20);
          units.addLanes(y, 4 * LANES, 13, sums, 2);
          return sums;
        });
  }

  /** In row order, as PyTorch; a greatest NaN takes nothing, as the loss is NaN anyway. */
  @Test
  void theFirstOfEqualUnitsTakesTheDelta() {
    Windows windows = Windows.square(new Shape(1, 2, 2), 2, 2, 0);
    for (UnitPasses<float[]> units : new FloatUnits[] {new FloatUnits(), new SimdUnits()}) {
      float[] in = new float[4 * LANES];
      float[][] units4 = {{1, 5, 5, 5}, {-0.0f, 0, 0, -1}, {2, 2, 2, 2}, {1, 2, Float.NaN, 3}};
      for (int l = 0; l < units4.length; l++) {
        for (int u = 0; u < 4; u++) {
          in[u * LANES + l] = units4[l][u];
        }
      }
      float[] out = new float[LANES];
      units.maxima(windows, in, 0, out, 0);
      assertThat(out).startsWith(5, 0, 2, Float.NaN);
      float[] delta = new float[LANES];
      Arrays.fill(delta, 7);
      float[] into = new float[4 * LANES];
      units.addToFirstMaxima(windows, in, 0, out, delta, 0, into);
      int[] takes = {1, 0, 0, -1};
      for (int l = 0; l < takes.length; l++) {
        for (int u = 0; u < 4; u++) {
          assertThat(into[u * LANES + l]).isEqualTo(u == takes[l] ? 7 : 0);
        }
      }
    }
  }
}
