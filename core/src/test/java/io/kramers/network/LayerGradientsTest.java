package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each layer alone, in double: its gradients to inputs and parameters are those of the inner
 * product of its outputs with fixed numbers, by central differences, and they are added to what is
 * there.
 */
class LayerGradientsTest {
  private static final int LANES = Arithmetic.LANES;
  private static final double H = 1e-6;
  private static final Arithmetic<double[]> ON = Precision.twice();

  private static Map<String, Layer> layers() {
    Shape image = new Shape(2, 6, 7);
    double[] statistics = {0.3, -0.2, 1.7, 0.4};
    Map<String, Layer> layers = new TreeMap<>();
    layers.put("convolution", new Convolution(image, 3, 3, 1, 0, true));
    layers.put("convolution, stride, padding", new Convolution(image, 3, 3, 2, 1, true));
    layers.put("convolution 1 x 1, stride", new Convolution(image, 5, 1, 2, 0, false));
    layers.put("convolution 7 x 7, padding", new Convolution(image, 2, 7, 2, 3, false));
    layers.put("dense", new Dense(image, 4, true));
    layers.put("dense without bias", new Dense(image, 1, false));
    layers.put("max pool", new MaxPool(image, 2, 2, 0));
    layers.put("max pool, overlapping, padding", new MaxPool(image, 3, 2, 1));
    layers.put("average pool", AveragePool.square(image, 3, 2));
    layers.put("global average pool", AveragePool.global(image));
    layers.put("relu", new Relu(image));
    layers.put("batch norm", new BatchNorm(image).with(statistics, 0));
    layers.put("residual sum", new ResidualSum(image));
    return layers;
  }

  static Stream<String> names() {
    return layers().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void areDerivatives(String name) {
    Layer layer = layers().get(name);
    int inputs = name.equals("residual sum") ? 2 : 1;
    List<double[]> in =
        IntStream.range(0, inputs)
            .mapToObj(i -> Mixed.array(1000L * i, new Shape(2, 6, 7).lanes()))
            .toList();
    double[] weights = Mixed.array(50_000, layer.parameterCount());
    double[] delta = Mixed.array(90_000, layer.output().lanes());
    double[] packed = layer.pack(ON, weights, 0);
    double[] out = new double[layer.output().lanes()];
    layer.forward(ON, packed, in, out);

    List<double[]> deltaIn = in.stream().map(a -> filled(a.length)).toList();
    layer.backward(ON, packed, in, out, delta, deltaIn);
    for (int i = 0; i < inputs; i++) {
      double[] x = in.get(i);
      for (int unit = 0; unit < x.length; unit += LANES) {
        assertDerivative(
            layer, weights, in, delta, x, unit, LANES, deltaIn.get(i), unit, name + " input");
      }
    }

    double[] gradients = filled((layer.parameterCount() + 1) * LANES);
    layer.addGradients(ON, packed, in, out, delta, gradients, LANES);
    for (int p = 0; p < weights.length; p++) {
      assertDerivative(
          layer, weights, in, delta, weights, p, 1, gradients, (p + 1) * LANES, name + " weight");
    }
    assertThat(Arrays.copyOf(gradients, LANES)).containsOnly(1.0);

    double[] norms = filled(LANES);
    layer.addSquaredNorms(ON, packed, in, out, delta, filled(gradients.length), norms);
    for (int l = 0; l < LANES; l++) {
      double norm = 1;
      for (int p = 1; p <= weights.length; p++) {
        norm += Math.pow(gradients[p * LANES + l] - 1, 2);
      }
      assertThat(norms[l]).isCloseTo(norm, within(1e-11 * norm));
    }
  }

  /** Nobody asks for the gradient to a network's input. */
  @ParameterizedTest
  @MethodSource("names")
  void gradientsToAnInputCanBeLeftOut(String name) {
    Layer layer = layers().get(name);
    double[] image = new double[new Shape(2, 6, 7).lanes()];
    double[] out = new double[layer.output().lanes()];
    double[] packed = layer.pack(ON, new double[layer.parameterCount()], 0);
    List<double[]> in = List.of(image, image);
    layer.backward(ON, packed, in, out, out, Arrays.asList(null, null));
    assertThat(image).containsOnly(0);
  }

  private static double[] filled(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * Moves some elements of {@code moved} at once and looks at each lane's difference.
   *
   * @param found one more than the gradient, from {@code at} on
   */
  private static void assertDerivative(
      Layer layer,
      double[] weights,
      List<double[]> in,
      double[] delta,
      double[] moved,
      int from,
      int count,
      double[] found,
      int at,
      String what) {
    double[] before = Arrays.copyOfRange(moved, from, from + count);
    for (int i = 0; i < count; i++) {
      moved[from + i] = before[i] + H;
    }
    double[] above = products(layer, weights, in, delta);
    for (int i = 0; i < count; i++) {
      moved[from + i] = before[i] - H;
    }
    double[] below = products(layer, weights, in, delta);
    System.arraycopy(before, 0, moved, from, count);
    for (int l = 0; l < LANES; l++) {
      assertThat(found[at + l] - 1)
          .as("%s %d, lane %d", what, from, l)
          .isCloseTo((above[l] - below[l]) / (2 * H), within(1e-8));
    }
  }

  private static double[] products(
      Layer layer, double[] weights, List<double[]> in, double[] delta) {
    double[] out = Mixed.array(70_000, layer.output().lanes());
    layer.forward(ON, layer.pack(ON, weights, 0), in, out);
    double[] products = new double[LANES];
    for (int i = 0; i < out.length; i++) {
      products[i % LANES] += out[i] * delta[i];
    }
    return products;
  }
}
