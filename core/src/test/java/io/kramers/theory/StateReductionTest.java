package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A gambler's ruin, whose answers are polynomials. */
class StateReductionTest {
  private static final int N = 41;

  /** A symmetric walk on 1..N that ends at 0 and N + 1, from the given place. */
  private static StepMatrix walk(int start, double lost) {
    StepMatrix matrix =
        new StepMatrix(new int[N + 1], new double[N + 1][], new double[N + 1], new double[N + 1]);
    IntStream.rangeClosed(0, N)
        .forEach(
            row -> {
              int k = row < N ? row + 1 : start;
              boolean low = k == 1;
              boolean high = k == N;
              matrix.first()[row] = low ? 0 : k - 2;
              matrix.rows()[row] =
                  low
                      ? new double[] {0.0, 0.5}
                      : high ? new double[] {0.5} : new double[] {0.5, 0.0, 0.5};
              matrix.exit()[row] = low ? 0.5 - lost : high ? 0.5 : 0.0;
              matrix.lost()[row] = low ? lost : 0.0;
            });
    return matrix;
  }

  @Test
  void meanLifeIsTheProductOfTheDistances() {
    for (int start : new int[] {1, 7, N}) {
      assertThat(new StateReduction(walk(start, 0.0)).meanSteps())
          .isCloseTo(start * (N + 1 - start), within(1e-10));
    }
  }

  @Test
  void visitsAreGreensFunction() {
    int start = 7;
    double[] visits = new StateReduction(walk(start, 0.0)).visits();
    for (int k = 1; k <= N; k++) {
      int low = Math.min(k, start);
      int high = Math.max(k, start);
      double green = 2.0 * low * (N + 1 - high) / (N + 1);
      // The start itself is no state, so that its first visit does not count.
      assertThat(visits[k - 1]).isCloseTo(k == start ? green - 1 : green, within(1e-11));
    }
  }

  @Test
  void lossIsTheShareOfTheExitThatLoses() {
    double exitBelow = (N + 1.0 - 7) / (N + 1.0);
    assertThat(new StateReduction(walk(7, 0.125)).loss())
        .isCloseTo(0.25 * exitBelow, within(1e-12));
  }
}
