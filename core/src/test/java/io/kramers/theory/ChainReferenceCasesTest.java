package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.SharedFiles;
import io.kramers.theory.ChainCases.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published values of transfer operators, which other software found, to their tolerances or
 * 1e-8 relatively, whichever is larger. The slow profile compares all of them, in about a minute.
 */
@EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
class ChainReferenceCasesTest {
  private static final int EVERY = 29;

  static List<Case> everyCase() throws IOException {
    List<Case> cases = ChainCases.read();
    assertThat(cases).hasSizeGreaterThan(500);
    return cases;
  }

  /** Some of each kind. */
  static Stream<Case> someCases() throws IOException {
    List<Case> sample = new ArrayList<>();
    List<Case> cases = everyCase();
    for (String kind : cases.stream().map(Case::kind).distinct().toList()) {
      List<Case> ofKind = cases.stream().filter(one -> one.kind().equals(kind)).toList();
      IntStream.iterate(0, i -> i < ofKind.size(), i -> i + EVERY)
          .mapToObj(ofKind::get)
          .forEach(sample::add);
    }
    return sample.stream();
  }

  @ParameterizedTest
  @MethodSource("someCases")
  void sampleOfTheCasesIsReproduced(Case published) {
    check(published);
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  @Tag("slow")
  void everyCaseIsReproduced(Case published) {
    check(published);
  }

  private static void check(Case published) {
    double value = published.value();
    Exact answer = published.answer().get();
    double allowed = Math.max(published.tolerance(), 1e-8 * value);
    assertThat(answer.value()).isCloseTo(value, within(allowed));
    assertThat(answer.errorEstimate()).isPositive().isLessThan(1e-7 * value);
  }
}
