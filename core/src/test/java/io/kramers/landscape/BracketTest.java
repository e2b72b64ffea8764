package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BracketTest {
  @Test
  void findsTheBestDouble() {
    assertThat(new Bracket(1, 2).signChange(x -> x * x - 2, true)).isEqualTo(Math.sqrt(2));
    assertThat(new Bracket(1, 2).signChange(x -> 2 - x * x, false)).isEqualTo(Math.sqrt(2));
    assertThat(new Bracket(-1, 3).signChange(x -> x, true)).isEqualTo(0);
  }

  @Test
  void refusesOtherSignsThanPromised() {
    Bracket bracket = new Bracket(1, 2);
    for (boolean rising : new boolean[] {true, false}) {
      assertThatThrownBy(() -> bracket.signChange(x -> x, rising))
          .isInstanceOf(Bracket.NoSignChangeException.class);
      assertThatThrownBy(() -> bracket.signChange(x -> Double.NaN, rising))
          .isInstanceOf(Bracket.NoSignChangeException.class);
    }
    assertThatThrownBy(() -> bracket.signChange(x -> 1.5 - x, true))
        .isInstanceOf(Bracket.NoSignChangeException.class);
  }
}
