package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterTest {
  @Test
  void packsStepAboveDraw() {
    assertThat(Counter.word(0x12_3456_789AL, 0xBCDEF0)).isEqualTo(0x123456789ABCDEF0L);
    assertThat(Counter.word((1L << 40) - 1, (1 << 24) - 1)).isEqualTo(-1L);
  }

  @Test
  void isInjectiveWhereAFieldTouchesTheOther() {
    Set<Long> words = new HashSet<>();
    long[] steps = {0, 1, 2, (1L << 24) - 1, 1L << 24, (1L << 39), (1L << 40) - 2, (1L << 40) - 1};
    int[] draws = {0, 1, 2, (1 << 16) - 1, 1 << 16, 1 << 23, (1 << 24) - 2, (1 << 24) - 1};
    for (long step : steps) {
      for (int draw : draws) {
        words.add(Counter.word(step, draw));
      }
    }
    assertThat(words).hasSize(steps.length * draws.length);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE})
  void refusesAStepThatWouldWrap(long step) {
    assertThatThrownBy(() -> Counter.word(step, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step " + step + " is outside [0, 2^40)");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1 << 24, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesADrawThatWouldWrap(int draw) {
    assertThatThrownBy(() -> Counter.word(0, draw))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("draw " + draw + " is outside [0, 2^24)");
  }
}
