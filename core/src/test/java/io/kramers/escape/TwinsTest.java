package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.dynamics.Stepper;
import io.kramers.dynamics.Trials;
import io.kramers.simd.Vectorization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The SIMD twins give the scalar specification's bits, whatever the block. */
class TwinsTest {
  private static final Vectorization SCALAR = Vectorization.scalar();
  private static final Vectorization SIMD = Vectorization.simd().orElseThrow();

  static Stream<Arguments> problems() {
    List<String> dynamics =
        List.of(
            "{ kind = gradient-descent }",
            "{ kind = sgd, batch-size = 1 }",
            "{ kind = sgd, batch-size = 8 }",
            "{ kind = sgd, batch-size = 5, replacement = false }",
            "{ kind = langevin, lambda2 = 1.5 }",
            "{ kind = langevin, lambda2 = matched, batch-size = 2 }",
            "{ kind = power-law, lambda1 = 32, lambda2 = 0.35 }",
            "{ kind = power-law, lambda1 = 48, lambda2 = matched }");
    List<Arguments> problems = new ArrayList<>();
    for (int dimension = 1; dimension <= 3; dimension++) {
      for (String each : dynamics) {
        problems.add(Arguments.of(dimension, Cells.GAUSSIAN, each));
      }
      problems.add(Arguments.of(dimension, "{ kind = none }", dynamics.get(4)));
      problems.add(Arguments.of(dimension, "{ kind = none }", dynamics.get(6)));
    }
    return problems.stream();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void trajectoriesAreTheSameToTheBit(int dimension, String data, String dynamics) {
    Cell cell = Cells.cell(dimension, data, dynamics, "trials = 1000, steps = 40");
    for (int trials : new int[] {1, 7, 63, 65, 207}) {
      assertThat(states(cell, SIMD, trials)).isEqualTo(states(cell, SCALAR, trials));
    }
  }

  /** Bits of all states after some steps, without exits. */
  private static long[][] states(Cell cell, Vectorization provider, int count) {
    Stepper stepper =
        cell.dynamics().stepper(cell.landscape(), cell.learningRate(), cell.key(), provider, count);
    Trials trials = new Trials(cell.landscape().dimension(), count);
    trials.start(3, count, cell.landscape().minimum());
    for (int step = 1; step <= cell.steps(); step++) {
      stepper.advance(trials, step);
    }
    return Arrays.stream(trials.w())
        .map(w -> Arrays.stream(w, 0, count).mapToLong(Double::doubleToLongBits).toArray())
        .toArray(long[][]::new);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void talliesAreTheSameForTwinsBlockSizesAndExitRules(
      int dimension, String data, String dynamics) {
    for (String rule : List.of("any-step", "final-step")) {
      Cell cell =
          Cells.cell(
              dimension,
              data,
              dynamics,
              "trials = 1500, steps = 60, exit { rule = %s, divergence-radius = 3 }"
                  .formatted(rule));
      Tally expected = tally(cell, SCALAR, 1024);
      assertThat(tally(cell, SIMD, 1024)).isEqualTo(expected);
      assertThat(tally(cell, SIMD, 207)).isEqualTo(expected);
      assertThat(tally(cell, SCALAR, 1)).isEqualTo(expected);
    }
  }

  private static Tally tally(Cell cell, Vectorization provider, int capacity) {
    Integrator integrator = new Integrator(cell, provider, capacity);
    Tally tally = new Tally(cell.steps());
    for (long first = 0; first < cell.trials(); first += capacity) {
      integrator.run(first, (int) Math.min(capacity, cell.trials() - first), tally);
    }
    return tally;
  }
}
