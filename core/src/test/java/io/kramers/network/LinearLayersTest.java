package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Convolutions and dense layers against naive loops, on small whole numbers, of which all sums are
 * exact; and the twins against each other on any numbers.
 */
class LinearLayersTest {
  private static final int LANES = Arithmetic.LANES;
  private static final Arithmetic<float[]> SCALAR = Precision.single(Vectorization.scalar());
  private static final Arithmetic<float[]> SIMD =
      Precision.single(Vectorization.simd().orElseThrow());

  /** A linear layer as its definition has it; a dense one has a kernel as large as its input. */
  private record Naive(
      Layer layer, Shape in, int height, int width, int stride, int padding, boolean bias) {
    static Naive convolution(
        int inputs, int h, int w, int outputs, int kernel, int stride, int padding, boolean bias) {
      Shape in = new Shape(inputs, h, w);
      return new Naive(
          new Convolution(in, outputs, kernel, stride, padding, bias),
          in,
          kernel,
          kernel,
          stride,
          padding,
          bias);
    }

    static Naive dense(int inputs, int h, int w, int outputs, boolean bias) {
      Shape in = new Shape(inputs, h, w);
      return new Naive(new Dense(in, outputs, bias), in, h, w, 1, 0, bias);
    }

    Shape out() {
      return layer.output();
    }

    int weights() {
      return out().channels() * in.channels() * height * width;
    }

    /** Visits every product: of a weight and an input unit, in an output unit. */
    void products(Product product) {
      for (int o = 0; o < out().channels(); o++) {
        for (int y = 0; y < out().height(); y++) {
          for (int x = 0; x < out().width(); x++) {
            int unit = (o * out().height() + y) * out().width() + x;
            for (int k = 0; k < in.channels() * height * width; k++) {
              int row = y * stride - padding + k / width % height;
              int column = x * stride - padding + k % width;
              if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                int from = (k / (height * width) * in.height() + row) * in.width() + column;
                product.at(o * in.channels() * height * width + k, from, unit);
              }
            }
          }
        }
      }
    }

    @Override
    public String toString() {
      return "%s of %s to %s, kernel %d x %d, stride %d, padding %d%s"
          .formatted(
              layer.getClass().getSimpleName(),
              in,
              out(),
              height,
              width,
              stride,
              padding,
              bias ? ", bias" : "");
    }
  }

  private interface Product {
    void at(int weight, int in, int out);
  }

  static Stream<Naive> layers() {
    return Stream.of(
        Naive.convolution(1, 9, 10, 10, 5, 1, 0, true),
        Naive.convolution(10, 6, 7, 10, 5, 1, 0, true),
        Naive.convolution(3, 11, 12, 7, 3, 1, 0, false),
        Naive.convolution(3, 11, 11, 4, 3, 1, 1, false),
        Naive.convolution(8, 9, 10, 16, 3, 2, 1, true),
        Naive.convolution(4, 8, 9, 11, 1, 2, 0, false),
        Naive.convolution(2, 13, 12, 3, 7, 2, 3, true),
        Naive.convolution(2, 4, 5, 6, 5, 3, 2, true),
        Naive.convolution(1, 10, 8, 1, 2, 3, 0, true),
        Naive.convolution(2, 2, 1, 2, 3, 1, 2, false),
        Naive.dense(2, 3, 4, 7, true),
        Naive.dense(1, 1, 50, 10, false),
        Naive.dense(5, 1, 1, 1, true));
  }

  private static IntToDoubleFunction wholeNumbers(int from) {
    return i -> Math.rint(3 * Mixed.at(from + i));
  }

  /** With infinities, NaN and both zeros. */
  private static IntToDoubleFunction anyNumbers(int from) {
    double[] edges = {0, -0.0, Double.POSITIVE_INFINITY, Double.NaN, 3e38, 1e-40};
    return i -> {
      double mixed = Mixed.at(from + i);
      return mixed > 0.995 ? edges[Math.floorMod(i, edges.length)] : mixed;
    };
  }

  private static <A> A array(Arithmetic<A> on, int length, IntToDoubleFunction numbers) {
    A array = on.zeros(length);
    for (int i = 0; i < length; i++) {
      on.set(array, i, numbers.applyAsDouble(i));
    }
    return array;
  }

  private static <A> double[] numbers(Arithmetic<A> on, A array) {
    double[] numbers = new double[on.length(array)];
    Arrays.setAll(numbers, i -> on.get(array, i));
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void forwardAndGradientsAreTheNaiveOnes(Naive naive) {
    assertNaive(naive, Precision.twice());
    assertNaive(naive, SCALAR);
    assertNaive(naive, SIMD);
  }

  private static <A> void assertNaive(Naive naive, Arithmetic<A> on) {
    Layer layer = naive.layer;
    int parameters = layer.parameterCount();
    A weights = array(on, 5 + parameters, wholeNumbers(0));
    A in = array(on, naive.in.lanes(), wholeNumbers(10_000));
    A delta = array(on, naive.out().lanes(), wholeNumbers(20_000));
    A packed = layer.pack(on, weights, 5);

    A out = array(on, naive.out().lanes(), wholeNumbers(30_000));
    layer.forward(on, packed, List.of(in), out);
    A gradients = array(on, (parameters + 2) * LANES, wholeNumbers(40_000));
    layer.addGradients(on, packed, List.of(in), out, delta, gradients, LANES);
    A deltaIn = array(on, naive.in.lanes(), wholeNumbers(50_000));
    layer.backward(on, packed, List.of(in), out, delta, List.of(deltaIn));

    double[] w = numbers(on, weights);
    double[] x = numbers(on, in);
    double[] d = numbers(on, delta);
    double[] y = new double[naive.out().lanes()];
    double[] g = new double[(parameters + 2) * LANES];
    double[] dx = new double[naive.in.lanes()];
    Arrays.setAll(g, wholeNumbers(40_000));
    Arrays.setAll(dx, wholeNumbers(50_000));
    int positions = naive.out().height() * naive.out().width();
    if (naive.bias) {
      for (int i = 0; i < y.length; i++) {
        int o = i / LANES / positions;
        y[i] = w[5 + naive.weights() + o];
        g[(1 + naive.weights() + o) * LANES + i % LANES] += d[i];
      }
    }
    naive.products(
        (weight, from, to) -> {
          for (int l = 0; l < LANES; l++) {
            y[to * LANES + l] += w[5 + weight] * x[from * LANES + l];
            g[(1 + weight) * LANES + l] += d[to * LANES + l] * x[from * LANES + l];
            dx[from * LANES + l] += w[5 + weight] * d[to * LANES + l];
          }
        });
    // Equal as numbers: 0 may have either sign.
    assertThat(numbers(on, out)).usingComparatorWithPrecision(0.0).containsExactly(y);
    assertThat(numbers(on, gradients)).usingComparatorWithPrecision(0.0).containsExactly(g);
    assertThat(numbers(on, deltaIn)).usingComparatorWithPrecision(0.0).containsExactly(dx);
  }

  /** With B x = A x + b the two sides of sum y (B x - b) = sum (A^T y) x are the same number. */
  @ParameterizedTest
  @MethodSource("layers")
  void backwardIsTheTransposeOfForward(Naive naive) {
    Arithmetic<double[]> on = Precision.twice();
    Layer layer = naive.layer;
    double[] weights = array(on, layer.parameterCount(), wholeNumbers(1));
    if (naive.bias) {
      Arrays.fill(weights, naive.weights(), weights.length, 0);
    }
    double[] packed = layer.pack(on, weights, 0);
    double[] x = array(on, naive.in.lanes(), wholeNumbers(70_000));
    double[] y = array(on, naive.out().lanes(), wholeNumbers(80_000));
    double[] forward = new double[y.length];
    layer.forward(on, packed, List.of(x), forward);
    double[] back = new double[x.length];
    layer.backward(on, packed, List.of(x), forward, y, List.of(back));
    for (int l = 0; l < LANES; l++) {
      assertThat(product(y, forward, l)).isEqualTo(product(back, x, l));
    }
  }

  private static double product(double[] a, double[] b, int lane) {
    double sum = 0;
    for (int i = lane; i < a.length; i += LANES) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void twinsGiveTheSameBits(Naive naive) {
    assertThat(all(naive, SIMD)).isDeepEqualTo(all(naive, SCALAR));
  }

  /** The bits of everything that the passes of a layer leave; all NaN are one. */
  private static long[][] all(Naive naive, Arithmetic<float[]> on) {
    Layer layer = naive.layer;
    int parameters = layer.parameterCount();
    float[] packed = layer.pack(on, array(on, parameters, anyNumbers(3)), 0);
    List<float[]> in = List.of(array(on, naive.in.lanes(), anyNumbers(10_000)));
    float[] delta = array(on, naive.out().lanes(), anyNumbers(20_000));
    float[] out = new float[naive.out().lanes()];
    layer.forward(on, packed, in, out);
    float[] gradients = array(on, parameters * LANES, anyNumbers(30_000));
    layer.addGradients(on, packed, in, out, delta, gradients, 0);
    float[] deltaIn = array(on, naive.in.lanes(), anyNumbers(40_000));
    layer.backward(on, packed, in, out, delta, List.of(deltaIn));
    double[] norms = new double[LANES];
    layer.addSquaredNorms(on, packed, in, out, delta, new float[parameters * LANES], norms);
    return Stream.of(numbers(on, out), numbers(on, gradients), numbers(on, deltaIn), norms)
        .map(numbers -> Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray())
        .toArray(long[][]::new);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void squaredNormsAreThoseOfTheGradients(Naive naive) {
    assertNorms(naive, Precision.twice(), 1e-14);
    assertNorms(naive, SIMD, 1e-6);
  }

  private static <A> void assertNorms(Naive naive, Arithmetic<A> on, double tolerance) {
    Layer layer = naive.layer;
    int parameters = layer.parameterCount();
    A packed = layer.pack(on, array(on, parameters, i -> Mixed.at(i)), 0);
    List<A> in = List.of(array(on, naive.in.lanes(), i -> Mixed.at(10_000L + i)));
    A delta = array(on, naive.out().lanes(), i -> Mixed.at(20_000L + i));
    A gradients = on.zeros(parameters * LANES);
    layer.addGradients(on, packed, in, null, delta, gradients, 0);
    double[] norms = new double[LANES];
    Arrays.fill(norms, 3);
    layer.addSquaredNorms(on, packed, in, null, delta, on.zeros(parameters * LANES), norms);
    double[] g = numbers(on, gradients);
    for (int l = 0; l < LANES; l++) {
      double norm = 3 + product(g, g, l);
      assertThat(norms[l]).isCloseTo(norm, within(tolerance * norm));
    }
  }

  @Test
  void aKernelThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new Convolution(new Shape(1, 4, 9), 1, 5, 1, 0, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a window of 5 does not fit 4");
  }
}
