package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.OtherJvm;
import io.kramers.exittime.ExitTimes;
import io.kramers.simd.Vectorization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden summary in this JVM and one other; DeterminismMatrixTest has all the others. */
class GoldenSummaryTest {
  private static final Vectorization SCALAR = Vectorization.scalar();
  private static final Vectorization SIMD = Vectorization.simd().orElseThrow();

  @Test
  void bothTwinsOfThisJvmGiveTheGoldenSummary() {
    assertThat(golden(SCALAR, 1, 0)).isEmpty();
    assertThat(golden(SIMD, 2, 1)).isEmpty();
  }

  private static List<String> golden(Vectorization provider, int threads, long order) {
    return GoldenSummary.differences(
        GoldenSummary.golden(), GoldenSummary.lines(GoldenCase.all(), provider, threads, order));
  }

  @Test
  void anotherJvmGivesTheGoldenSummary() throws Exception {
    new GoldenJvm(new OtherJvm(Runtime.version().feature(), 2, "simd"), 2).check();
  }

  @Test
  void trialsOfARandomCaseEndInSeveralWays() {
    for (GoldenResult result : results(GoldenCase.of(GoldenCase.Size.SMALL))) {
      if (isGradientDescent(result.line())) {
        continue;
      }
      if (result.counted().get(0).result() instanceof ExitTimes times) {
        assertManySteps(result, times.exits());
        assertThat(times.censored()).as("inside at the horizon: " + result.line()).isPositive();
      } else {
        assertManySteps(result, ((Tally) result.counted().get(0).result()).histogram());
        Tally finalStep = (Tally) result.counted().get(1).result();
        assertThat(Arrays.stream(Outcome.values()).filter(end -> finalStep.count(end) > 0).count())
            .as("ends after the last step of " + result.line())
            .isGreaterThan(1);
      }
    }
  }

  private static void assertManySteps(GoldenResult result, long[] exits) {
    assertThat(Arrays.stream(exits).filter(count -> count > 0).count())
        .as("steps with an exit of " + result.line())
        .isGreaterThan(1);
  }

  /** The check can fail: another seed gives every random case other exits and other states. */
  @Test
  void anotherSeedIsNoticedInEveryRandomLine() {
    List<GoldenCase> cases = GoldenCase.of(GoldenCase.Size.SMALL);
    List<GoldenCase> reseeded = GoldenCase.of(GoldenCase.Size.SMALL, 12);
    List<String> golden = GoldenSummary.goldenOfSmallCases();
    List<String> lines = GoldenSummary.lines(reseeded, SCALAR, 1, 0);
    List<String> random =
        cases.stream().map(GoldenCase::name).filter(name -> !isGradientDescent(name)).toList();
    assertThat(random).hasSize(18 + 13);
    assertThat(GoldenSummary.differences(golden, lines)).hasSameSizeAs(random);
    for (int i = 0; i < lines.size(); i++) {
      if (!isGradientDescent(lines.get(i))) {
        assertThat(firstCounts(lines.get(i))).isNotEqualTo(firstCounts(golden.get(i)));
        assertThat(states(lines.get(i))).isNotEqualTo(states(golden.get(i)));
      }
    }
  }

  private static boolean isGradientDescent(String name) {
    return name.startsWith("gradient-descent ");
  }

  private static String firstCounts(String line) {
    return line.replaceFirst(".*: [\\w-]+ (\\w+) .*", "$1");
  }

  private static String states(String line) {
    return line.replaceFirst(".* states (\\w+)", "$1");
  }

  /** The check can fail: the last bit of one state, or one trial's end, in one line of all. */
  @Test
  void oneBitOrOneTrialIsNoticedInItsLine() {
    List<String> golden = GoldenSummary.goldenOfSmallCases();
    List<GoldenResult> results = results(GoldenCase.of(GoldenCase.Size.SMALL));
    double[] coordinate = results.get(5).states()[2][0];
    coordinate[11] = Math.nextUp(coordinate[11]);
    ((Tally) results.get(9).counted().get(1).result()).add(Outcome.CENSORED, 10);
    List<String> lines = new ArrayList<>(golden);
    lines.set(5, results.get(5).line());
    lines.set(9, results.get(9).line());
    assertThat(results.stream().map(GoldenResult::line).toList()).isEqualTo(lines);
    assertThat(GoldenSummary.differences(golden, lines))
        .containsExactly(
            "golden " + golden.get(5) + "\n    but is " + lines.get(5),
            "golden " + golden.get(9) + "\n    but is " + lines.get(9));
    assertThat(lines.get(5)).startsWith(golden.get(5).replaceFirst(" states .*", " states "));
    assertThat(lines.get(9)).endsWith(golden.get(9).replaceFirst(".* states ", " states "));
  }

  private static List<GoldenResult> results(List<GoldenCase> cases) {
    return GoldenRun.run(cases, SIMD, 1, 0);
  }
}
