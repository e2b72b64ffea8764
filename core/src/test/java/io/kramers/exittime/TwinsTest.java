package io.kramers.exittime;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.dynamics.PathStepper;
import io.kramers.dynamics.Trials;
import io.kramers.numerics.Elementary;
import io.kramers.rng.Counter;
import io.kramers.rng.Uniform;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import io.kramers.theory.Crossing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SIMD twins give the scalar specification's bits of continuous-time dynamics. */
class TwinsTest {
  private static final Vectorization SCALAR = Vectorization.scalar();
  private static final Vectorization SIMD = Vectorization.simd().orElseThrow();

  /** Landscapes with a way out of each; %1$d is the dimension. */
  private static final List<String> LANDSCAPES =
      List.of(
          "landscape { kind = quartic, dimension = %1$d }, from = -1, to = 0",
          "landscape { kind = tilted-double-well, tilt = -0.1, dimension = %1$d }, from = 1, to = 0",
          "landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -2,"
              + " dimension = %1$d }, from = 0, to = 1",
          "landscape { kind = harmonic, curvatures = [%2$s] }, interval = [-0.9, 1.1], start = 0.2",
          "landscape { kind = four-basins, scale = 0.02, dimension = %1$d }, from = 1, to = 0.1",
          "landscape { kind = four-basins, scale = 0.02, dimension = %1$d,"
              + " data { kind = gaussian, n = 12, standard-deviation = 0.04, seed = 7 } },"
              + " from = 1, to = 0.1");

  private static final List<String> NOISES =
      List.of(
          "noise { kind = constant, sigma = 1.5 }",
          "noise { kind = state-dependent, sigma = 1, rho = 2 }",
          "noise { kind = loss-dependent, sigma = 1, mu = 3 }",
          "noise { kind = alpha-stable, alpha = 1.5, scale = 0.3 }",
          "noise { kind = alpha-stable, alpha = 0.7, scale = 0.2 }");

  private static final List<String> INTERPRETATIONS = List.of("ito", "stratonovich", "isothermal");
  private static final List<String> SCHEMES = List.of("euler-maruyama", "milstein");
  private static final List<String> CROSSINGS = List.of("bridge", "discrete");

  /** Every landscape and noise in one, two and three coordinates, with a draw of all else. */
  static List<String> problems() {
    Random random = new Random(4);
    List<String> problems = new ArrayList<>();
    for (int dimension = 1; dimension <= 3; dimension++) {
      String curvatures = String.join(", ", List.of("1", "0.2", "2.5").subList(0, dimension));
      for (String landscape : LANDSCAPES) {
        for (String noise : NOISES) {
          String problem = landscape.formatted(dimension, curvatures) + ", " + noise;
          problems.add(
              noise.contains("alpha-stable")
                  ? problem
                  : "%s, learning-rate = 0.4, interpretation = %s, scheme = %s, crossing = %s"
                      .formatted(
                          problem,
                          draw(INTERPRETATIONS, random),
                          draw(SCHEMES, random),
                          draw(CROSSINGS, random)));
        }
      }
    }
    return problems;
  }

  private static String draw(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static ExitTimeCell cell(String problem) {
    return ExitTimeRuns.cell(
        problem + ", time-step = 0.05, horizon = 2, trials = 1100, divergence-radius = 1.9");
  }

  @ParameterizedTest
  @MethodSource("problems")
  void trajectoriesAreTheSameToTheBit(String problem) {
    ExitTimeCell cell = cell(problem);
    for (int count : new int[] {1, 7, 63, 65, 207}) {
      assertThat(states(cell, SIMD, count)).isEqualTo(states(cell, SCALAR, count));
    }
  }

  /**
   * Bits of where all trials are after some steps without exits, and of the last step's variance.
   */
  private static long[][] states(ExitTimeCell cell, Vectorization provider, int count) {
    PathStepper stepper = stepper(cell, provider, count);
    Trials trials = new Trials(cell.process().landscape().dimension(), count);
    trials.start(3, count, start(cell));
    for (int step = 1; step <= cell.horizon(); step++) {
      stepper.advance(trials, step);
    }
    return IntStream.range(0, 3)
        .mapToObj(k -> List.of(trials.w(), stepper.before(), stepper.variance()).get(k))
        .flatMap(Arrays::stream)
        .map(w -> Arrays.stream(w, 0, count).mapToLong(Double::doubleToLongBits).toArray())
        .toArray(long[][]::new);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void exitTimesAreTheSameForTwinsAndBlocksAndWithoutShortCuts(String problem) {
    ExitTimeCell cell = cell(problem);
    ExitTimes expected = everyTrialAtEveryStep(cell);
    assertThat(expected.exited()).isPositive();
    assertThat(expected.censored()).isPositive();
    assertThat(times(cell, SCALAR, 1024, false)).isEqualTo(expected);
    assertThat(times(cell, SIMD, 1024, true)).isEqualTo(expected);
    assertThat(times(cell, SIMD, 207, true)).isEqualTo(expected);
    assertThat(times(cell, SCALAR, 33, true)).isEqualTo(expected);
  }

  private static ExitTimes times(
      ExitTimeCell cell, Vectorization provider, int capacity, boolean backwards) {
    ExitTimeRunner runner = new ExitTimeRunner(cell, provider, capacity);
    int blocks = (int) (cell.trials() + capacity - 1) / capacity;
    ExitTimes whole = cell.nothing();
    for (int k = 0; k < blocks; k++) {
      int first = (backwards ? blocks - 1 - k : k) * capacity;
      ExitTimes block = cell.nothing();
      runner.run(first, (int) Math.min(capacity, cell.trials() - first), block);
      whole.merge(block);
    }
    return whole;
  }

  /** The rule of exits as it is said, for each trial after each step. */
  private static ExitTimes everyTrialAtEveryStep(ExitTimeCell cell) {
    int count = (int) cell.trials();
    PathStepper stepper = stepper(cell, SCALAR, count);
    Trials trials = new Trials(cell.process().landscape().dimension(), count);
    trials.start(0, count, start(cell));
    ExitTimes times = cell.nothing();
    for (long step = 1; step <= cell.horizon(); step++) {
      stepper.advance(trials, step);
      for (int i = trials.live() - 1; i >= 0; i--) {
        if (left(cell, stepper, trials, i, step)) {
          times.addExit(trials.numbers()[i], step);
          trials.retire(i);
        } else if (diverged(cell, trials, i)) {
          times.addDivergence(trials.numbers()[i], step);
          trials.retire(i);
        }
      }
    }
    for (int i = 0; i < trials.live(); i++) {
      times.addCensored(trials.numbers()[i]);
    }
    return times;
  }

  private static boolean left(
      ExitTimeCell cell, PathStepper stepper, Trials trials, int i, long step) {
    double lower = cell.region().exit().lower();
    double upper = cell.region().exit().upper();
    for (int j = 0; j < trials.w().length; j++) {
      double w = trials.w()[j][i];
      if (w < lower || w > upper) {
        return true;
      }
      if (cell.crossing() == Crossing.BRIDGE) {
        long[][] word = bridgeWords(cell, trials.numbers()[i], step, j);
        double before = stepper.before()[j][i];
        double variance = stepper.variance()[j][i];
        if (crosses(upper - before, upper - w, variance, word[0][0])
            || crosses(before - lower, w - lower, variance, word[1][0])) {
          return true;
        }
      }
    }
    return false;
  }

  private static long[][] bridgeWords(ExitTimeCell cell, long trial, long step, int j) {
    long[][] word = new long[2][Padded.length(1)];
    long counter = Counter.word(step, (1 << 23) + j);
    Words.of(SCALAR).fill(cell.key(), new long[] {trial}, 1, counter, word[0], word[1]);
    return word;
  }

  /** A bridge crosses with the probability exp(-2 a b / s^2). */
  private static boolean crosses(double a, double b, double variance, long word) {
    return Elementary.log(Uniform.open(word)) * variance < -2.0 * a * b;
  }

  private static boolean diverged(ExitTimeCell cell, Trials trials, int i) {
    return Arrays.stream(trials.w()).anyMatch(w -> !(Math.abs(w[i]) <= cell.divergenceRadius()));
  }

  private static PathStepper stepper(ExitTimeCell cell, Vectorization provider, int capacity) {
    return cell.process().stepper(cell.timeStep(), cell.scheme(), cell.key(), provider, capacity);
  }

  private static double[] start(ExitTimeCell cell) {
    double[] start = new double[cell.process().landscape().dimension()];
    Arrays.fill(start, cell.region().start());
    return start;
  }
}
