package io.kramers.escape;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.exittime.ExitTimeBlocks;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.exittime.ExitTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Golden cases of the dynamics in continuous time. */
final class GoldenExitTimes {
  private static final List<String> NOISES =
      List.of(
          "constant, sigma = 1.2",
          "state-dependent, sigma = 1, rho = 0.8",
          "loss-dependent, sigma = 1, mu = 1.5");
  private static final List<String> SCHEMES = List.of("euler-maruyama", "milstein");
  private static final List<String> CROSSINGS = List.of("discrete", "bridge");
  private static final List<String> INTERPRETATIONS = List.of("ito", "stratonovich", "isothermal");

  /** Landscapes with a way out of each. */
  private static final List<String> LANDSCAPES =
      List.of(
          "harmonic, curvatures = [1.5] }, interval = [-0.9, 1.1], start = 0.2",
          "piecewise-quadratic, curvature-a = 1, curvature-b = -2 }, from = 0, to = 1",
          "tilted-double-well, tilt = -0.1 }, from = 1, to = 0",
          "four-basins, scale = 0.02 }, from = 1, to = 0.1");

  private GoldenExitTimes() {}

  /** Every Gaussian noise under both schemes and crossings, and an alpha-stable one. */
  static List<GoldenCase> of(GoldenCase.Size size, long seed) {
    List<GoldenCase> cases = new ArrayList<>();
    int k = 0;
    for (String noise : NOISES) {
      for (String scheme : SCHEMES) {
        for (String crossing : CROSSINGS) {
          String interpretation = INTERPRETATIONS.get((k + k / 3) % 3);
          String rest =
              "learning-rate = 1, interpretation = %s, scheme = %s, crossing = %s"
                  .formatted(interpretation, scheme, crossing);
          String name = "%s %s %s".formatted(scheme, crossing, interpretation);
          cases.add(
              golden(size, seed, noise, name, LANDSCAPES.get((k + k / 4) % 4), 1 + k % 3, rest));
          k++;
        }
      }
    }
    String stable = "alpha-stable, alpha = 1.3, scale = 0.5";
    cases.add(golden(size, seed, stable, "discrete", LANDSCAPES.get(0), 2, ""));
    return cases;
  }

  private static GoldenCase golden(
      GoldenCase.Size size,
      long seed,
      String noise,
      String name,
      String landscape,
      int dimension,
      String rest) {
    boolean small = size == GoldenCase.Size.SMALL;
    String config =
        """
        kramers { seed = %d, escape-time.experiments = [{
          id = t, time-step = 0.15, divergence-radius = 1.7, trials = %d, horizon = %s
          noise { kind = %s }, landscape { dimension = %d, kind = %s
          %s
        }] }"""
            .formatted(
                seed, small ? 20 : 300, small ? "0.9" : "6", noise, dimension, landscape, rest);
    ExitTimeCell cell =
        ExitTimeExperiment.read(new Configuration(ConfigFactory.parseString(config).root()))
            .cells()
            .get(0);
    double[] start = new double[dimension];
    Arrays.fill(start, cell.region().start());
    return new GoldenCase(
        "%s %s %s d=%d %s".formatted(kind(noise), name, kind(landscape), dimension, size.title()),
        List.of(counts(cell)),
        new GoldenPaths(
            small ? 8 : 100,
            small ? 3 : 12,
            start,
            (provider, capacity) -> ExitTimeBlocks.stepper(cell, provider, capacity)));
  }

  /** The first word. */
  private static String kind(String keys) {
    return keys.split("[ ,]")[0];
  }

  private static GoldenCounts<ExitTimes> counts(ExitTimeCell cell) {
    return new GoldenCounts<>(
        "exit-times",
        (int) cell.trials(),
        cell::nothing,
        (provider, capacity) -> ExitTimeBlocks.runner(cell, provider, capacity)::run,
        GoldenExitTimes::numbers);
  }

  private static long[] numbers(ExitTimes times) {
    LongStream sums =
        LongStream.of(
            times.exited(),
            times.diverged(),
            times.censored(),
            times.exitStepSum(),
            times.exitStepSquareSum().longValueExact(),
            times.trialSteps());
    LongStream bins =
        LongStream.concat(Arrays.stream(times.exits()), Arrays.stream(times.divergences()));
    return LongStream.concat(sums, LongStream.concat(bins, Arrays.stream(times.kept()))).toArray();
  }
}
