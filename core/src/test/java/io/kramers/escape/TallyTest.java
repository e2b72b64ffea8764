package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final int STEPS = 500;

  @Test
  void anyOrderAndGroupingOfMergesGivesTheCountsOfAllTrials() {
    Random random = new Random(1);
    Tally whole = new Tally(STEPS);
    List<Tally> parts = new ArrayList<>();
    for (int part = 0; part < 40; part++) {
      Tally tally = new Tally(STEPS);
      for (int trial = random.nextInt(30); trial > 0; trial--) {
        Outcome outcome = Outcome.values()[random.nextInt(3)];
        int step = 1 + random.nextInt(STEPS);
        tally.add(outcome, step);
        whole.add(outcome, step);
      }
      parts.add(tally);
    }
    for (int order = 0; order < 5; order++) {
      Collections.shuffle(parts, random);
      Tally left = merged(parts.subList(0, 17));
      Tally right = merged(parts.subList(17, parts.size()));
      assertThat(merged(List.of(right, left))).isEqualTo(whole);
    }
  }

  private static Tally merged(List<Tally> tallies) {
    Tally sum = new Tally(STEPS);
    tallies.forEach(sum::merge);
    return sum;
  }

  @Test
  void countsAddUpToTheTrials() {
    Tally tally = new Tally(10);
    tally.add(Outcome.ESCAPED, 3);
    tally.add(Outcome.ESCAPED, 10);
    tally.add(Outcome.DIVERGED, 4);
    tally.add(Outcome.CENSORED, 10);
    assertThat(tally.trials()).isEqualTo(4);
    assertThat(tally.exitStepSum()).isEqualTo(13);
    assertThat(tally.trialSteps()).isEqualTo(27);
    assertThat(tally.histogram()).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void histogramOfLongRunsHasBinsOfAPowerOfTwo() {
    Tally tally = new Tally(1_000_000);
    assertThat(tally.binWidth()).isEqualTo(64);
    assertThat(tally.histogram()).hasSize(15_625);
    tally.add(Outcome.ESCAPED, 64);
    tally.add(Outcome.ESCAPED, 65);
    tally.add(Outcome.ESCAPED, 1_000_000);
    assertThat(tally.histogram()[0]).isOne();
    assertThat(tally.histogram()[1]).isOne();
    assertThat(tally.histogram()[15_624]).isOne();
  }

  @Test
  void runsOfDifferentLengthDoNotMerge() {
    assertThatThrownBy(() -> new Tally(500).merge(new Tally(499)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("500")
        .hasMessageContaining("499");
  }

  @Test
  void sumsThatWouldWrapThrow() {
    Tally tally = new Tally(Long.MAX_VALUE / 2 + 1);
    tally.add(Outcome.CENSORED, Long.MAX_VALUE / 2 + 1);
    assertThatThrownBy(() -> tally.add(Outcome.CENSORED, Long.MAX_VALUE / 2 + 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
