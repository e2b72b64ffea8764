package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden summary under every combination of JDK, instructions, twin and number of threads, from
 * cold and warm code and with the blocks shuffled.
 */
@Tag("determinism")
class DeterminismMatrixTest {
  static Stream<GoldenJvm> combinations() {
    List<GoldenJvm> combinations = new ArrayList<>();
    for (int jdk : new int[] {17, 25}) {
      for (int avx : new int[] {0, 2, 3}) {
        for (String provider : List.of("scalar", "simd")) {
          for (int threads : new int[] {1, 2}) {
            combinations.add(new GoldenJvm(jdk, avx, provider, threads));
          }
        }
      }
    }
    return combinations.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("combinations")
  void givesTheGoldenSummary(GoldenJvm combination) throws Exception {
    long start = System.nanoTime();
    GoldenJvm.Report report = combination.check();
    assertThat(report.jvm()).contains(" " + combination.jdk() + ".", combination.provider());
    if (!report.softwareFma()) {
      assertThat(report.compiled()).as("warm code").contains(GoldenRounds.KERNELS);
    }
    System.out.printf(
        "%s: %s, %d rounds, %s, %.1f s%n",
        combination,
        report.jvm(),
        report.rounds().size(),
        report.compiled(),
        (System.nanoTime() - start) / 1e9);
  }
}
