package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.OtherJvm;
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
    return OtherJvm.all().stream()
        .flatMap(jvm -> Stream.of(new GoldenJvm(jvm, 1), new GoldenJvm(jvm, 2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("combinations")
  void givesTheGoldenSummary(GoldenJvm combination) throws Exception {
    long start = System.nanoTime();
    GoldenJvm.Report report = combination.check();
    assertThat(report.jvm())
        .contains(" " + combination.jvm().jdk() + ".", combination.jvm().provider());
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
