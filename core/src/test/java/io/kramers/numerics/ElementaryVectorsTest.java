package io.kramers.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.rng.Uniform;
import io.kramers.simd.Lanes;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

/** Each lane gives the scalar function's bits. */
class ElementaryVectorsTest {
  private static final int POINTS = 1 << 16;

  private static void assertSameBits(
      double[] x, UnaryOperator<DoubleVector> vector, DoubleUnaryOperator scalar) {
    double[] result = new double[Lanes.COUNT];
    for (int i = 0; i < x.length; i += Lanes.COUNT) {
      vector.apply(DoubleVector.fromArray(Lanes.DOUBLES, x, i)).intoArray(result, 0);
      for (int lane = 0; lane < Lanes.COUNT; lane++) {
        long expected = Double.doubleToRawLongBits(scalar.applyAsDouble(x[i + lane]));
        if (Double.doubleToRawLongBits(result[lane]) != expected) {
          assertThat(result[lane])
              .as("at %s", x[i + lane])
              .isEqualTo(Double.longBitsToDouble(expected));
        }
      }
    }
  }

  private static double[] points(long seed, DoubleUnaryOperator ofUniform, double... extremes) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> ofUniform.applyAsDouble(Uniform.open(random.nextLong())));
    System.arraycopy(extremes, 0, x, 0, extremes.length);
    return x;
  }

  @Test
  void logarithm() {
    assertSameBits(
        points(1, u -> u, 0x1p-53, 1 - 0x1p-53, 1, Math.nextUp(1.0), Math.sqrt(0.5)),
        ElementaryVectors::log,
        Elementary::log);
    assertSameBits(
        points(2, u -> Math.scalb(1 + u, (int) (2040 * u) - 1020), Double.MIN_NORMAL),
        ElementaryVectors::log,
        Elementary::log);
  }

  @Test
  void kernels() {
    double[] angles = points(3, u -> (u - 0.5) * Math.PI / 2, 0.0, -0.0, Math.PI / 4, 0x1p-53);
    assertSameBits(angles, ElementaryVectors::sinKernel, Elementary::sinKernel);
    assertSameBits(angles, ElementaryVectors::cosKernel, Elementary::cosKernel);
  }

  @Test
  void reductionOfTurns() {
    double[] turns = points(4, u -> 2 * u - 1, 0.0, -1, 1, 0.125, -0.125, 0.25, 0.375, -0.5);
    assertSameBits(
        turns,
        x -> ElementaryVectors.reduced(x, ElementaryVectors.roundedQuarters(x)),
        Elementary::reduced);
    assertSameBits(
        turns, ElementaryVectors::roundedQuarters, x -> Math.fma(x, 4.0, Elementary.ROUND));
  }
}
