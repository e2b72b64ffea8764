package io.kramers.network;

import static io.kramers.Allocation.NOTHING;
import static io.kramers.Allocation.PATIENCE_NANOS;
import static io.kramers.Allocation.settledBytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Settings;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of networks allocate nothing once the compiler has settled. */
class NetworkAllocationTest {
  private static final Map<String, String> KEYS =
      Map.of("mlp", ", hidden = [30, 20]", "resnet-18", ", width = 4");

  /** A step is a parameter's gradient for an image. */
  @ParameterizedTest
  @CsvSource({"cnn, 28", "mlp, 28", "resnet-18, 16"})
  void gradientsOfNetworksSettleAtNoBytesAParameterAndImage(String kind, int side) {
    String config = "network { kind = %s%s }".formatted(kind, KEYS.getOrDefault(kind, ""));
    Shape shape = new Shape(1, side, side);
    Network network =
        NetworkKinds.read(
            Settings.of(ConfigFactory.parseString(config).root(), "").section("network"),
            shape,
            10);
    Samples samples = new ArraySamples(shape, new double[32][shape.units()], new double[32]);
    double[] statistics = new double[network.buffers().stream().mapToInt(Parameter::length).sum()];
    Arrays.fill(statistics, 1);
    NetworkPass<float[]> pass =
        new NetworkPass<>(
            network,
            Precision.single(Vectorization.simd().orElseThrow()),
            Statistics.of(statistics));
    pass.use(network.initialWeights(1));
    float[] sums = new float[network.parameterCount() * Arithmetic.LANES];
    double[][] norms = new double[network.groups().size()][Arithmetic.LANES];
    double settled =
        settledBytes(
            PATIENCE_NANOS,
            () -> {
              for (int i = 0; i < 10; i++) {
                pass.addGradient(samples, i % 2, sums);
                pass.perSample(samples, i % 2, (group, gradients) -> {});
                pass.addSquaredNorms(samples, i % 2, norms);
              }
              return 30L * sums.length;
            });
    assertThat(settled).isLessThan(NOTHING);
  }
}
