package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.dynamics.Trials;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends a trial, on states put there by hand; b = (0.1, 0.2), R = 10. */
class ExitRulesTest {
  private static final double[] SADDLE = {0.1, 0.2};
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  /** Inside the basin, at its edges, and at R: alive. */
  private static final double[][] ALIVE = {{1, 1}, {0.1, 0.2}, {10, 1}, {1, 10}};

  /** Below a saddle, whatever the other coordinate is. */
  private static final double[][] BELOW = {
    {0.09, 1}, {1, 0.15}, {-5, 1}, {-50, 1}, {-INF, 1}, {NAN, 0.1}, {0.05, NAN}, {11, 0.1}
  };

  /** Outside [-R, R] or no number, and not below a saddle. */
  private static final double[][] GONE = {{10.5, 1}, {1, INF}, {NAN, 1}, {1, NAN}, {NAN, NAN}};

  static List<Vectorization> providers() {
    return List.of(Vectorization.scalar(), Vectorization.simd().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("providers")
  void anyStepTestsTheCrossingFirstThenTheDivergence(Vectorization provider) {
    ExitRule rule = new AnyStep(10);
    assertThat(counts(rule, provider, ALIVE)).containsExactly(0, 0, ALIVE.length);
    assertThat(counts(rule, provider, BELOW)).containsExactly(BELOW.length, 0, 0);
    assertThat(counts(rule, provider, GONE)).containsExactly(0, GONE.length, 0);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void finalStepCountsTheTrialsThatEndBelowAndNeverDiverged(Vectorization provider) {
    ExitRule rule = new FinalStep(10);
    assertThat(counts(rule, provider, ALIVE)).containsExactly(0, 0, ALIVE.length);
    double[][] within = {{0.09, 1}, {1, 0.15}, {-5, 1}, {-10, -10}};
    assertThat(counts(rule, provider, within)).containsExactly(within.length, 0, 0);
    double[][] outside = {{-50, 1}, {-INF, 1}, {NAN, 0.1}, {0.05, NAN}, {11, 0.1}};
    assertThat(counts(rule, provider, outside)).containsExactly(0, outside.length, 0);
    assertThat(counts(rule, provider, GONE)).containsExactly(0, GONE.length, 0);
  }

  /** Escaped, diverged and still alive after one step, among more trials than one group holds. */
  private static long[] counts(ExitRule rule, Vectorization provider, double[][] states) {
    int copies = 40;
    int count = states.length * copies;
    Trials trials = new Trials(2, count);
    trials.start(0, count, new double[] {1, 1});
    for (int i = 0; i < count; i++) {
      trials.w()[0][i] = states[i % states.length][0];
      trials.w()[1][i] = states[i % states.length][1];
    }
    Tally tally = new Tally(1);
    ExitMonitor monitor = rule.monitor(SADDLE, provider, count);
    monitor.afterStep(trials, 1, tally);
    monitor.afterLastStep(trials, 1, tally);
    assertThat(tally.trials()).isEqualTo(count);
    return Arrays.stream(Outcome.values())
        .mapToLong(outcome -> tally.count(outcome) / copies)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void survivorsOfABlockAreThoseThatHadNotEnded(Vectorization provider) {
    int count = 1000;
    Trials trials = new Trials(2, count);
    trials.start(0, count, new double[] {1, 1});
    for (int i = 0; i < count; i++) {
      trials.w()[i % 2][i] = i % 7 == 0 || i > 990 ? -1 : 1 + i * 1e-6;
    }
    new AnyStep(10).monitor(SADDLE, provider, count).afterStep(trials, 1, new Tally(1));
    long[] survivors = Arrays.copyOf(trials.numbers(), trials.live());
    Arrays.sort(survivors);
    assertThat(survivors)
        .containsExactly(
            IntStream.range(0, count).filter(i -> i % 7 != 0 && i <= 990).asLongStream().toArray());
    for (int i = 0; i < trials.live(); i++) {
      int number = (int) trials.numbers()[i];
      assertThat(trials.w()[number % 2][i]).isEqualTo(1 + number * 1e-6);
    }
  }
}
