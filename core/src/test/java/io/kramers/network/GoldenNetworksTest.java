package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.OtherJvm;
import io.kramers.simd.Vectorization;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenNetworksTest {
  static Stream<OtherJvm> jvms() {
    return OtherJvm.all().stream();
  }

  @Test
  void bothTwinsOfThisJvmGiveTheGoldenSummary() {
    assertThat(GoldenNetworks.lines(Vectorization.scalar(), 1))
        .containsExactlyElementsOf(GoldenNetworks.golden());
    assertThat(GoldenNetworks.lines(Vectorization.simd().orElseThrow(), 2))
        .containsExactlyElementsOf(GoldenNetworks.golden());
  }

  @Tag("determinism")
  @ParameterizedTest(name = "{0}")
  @MethodSource("jvms")
  void everyJvmGivesIt(OtherJvm jvm) throws IOException, InterruptedException {
    List<String> lines = jvm.output(GoldenNetworks.class, "2");
    assertThat(lines).hasSizeGreaterThan(2).isSubsetOf(GoldenNetworks.golden());
  }
}
