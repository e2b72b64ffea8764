package io.kramers.fit;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.escape.Outcome;
import io.kramers.escape.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Experiments, and estimates of chosen counts in place of simulated ones. */
final class Experiments {
  static final String DATA =
      "landscape.data { kind = gaussian, n = 20, standard-deviation = 0.01, seed = 7 }\n";

  private Experiments() {}

  /** The experiment of some lines of the section escape. */
  static EscapeExperiment of(String... lines) {
    String section = "landscape.kind = four-basins\n" + String.join("\n", lines);
    return EscapeExperiment.read(
        new Configuration(
            ConfigFactory.parseString("kramers.escape {\n" + section + "\n}").root()));
  }

  /** A cell's estimate with so many of its trials escaped. */
  static Estimate estimate(Cell cell, long trials, long escaped) {
    Tally tally = new Tally(cell.steps());
    for (long i = 0; i < trials; i++) {
      tally.add(i < escaped ? Outcome.ESCAPED : Outcome.CENSORED, cell.steps());
    }
    return new Estimate(cell.withTrials(trials), tally);
  }

  /** A curve: at each lambda1 so many trials, of which so many escaped. */
  static Lambda1Curve curve(double[] lambda1, long[] trials, long[] escaped) {
    List<Cell> cells = of(powerLaw(lambda1)).cells();
    return new Lambda1Curve(
        IntStream.range(0, lambda1.length)
            .mapToObj(i -> estimate(cells.get(i), trials[i], escaped[i]))
            .toList());
  }

  /** A curve of equal numbers of trials. */
  static Lambda1Curve curve(double[] lambda1, long trials, long... escaped) {
    long[] all = new long[escaped.length];
    Arrays.fill(all, trials);
    return curve(lambda1, all, escaped);
  }

  /** An SGD cell's estimate. */
  static Estimate sgd(long trials, long escaped) {
    Cell cell = of(DATA, "dynamics = [{ kind = sgd }]").cells().get(0);
    return estimate(cell, trials, escaped);
  }

  private static String powerLaw(double[] lambda1) {
    String list =
        Arrays.stream(lambda1).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return "dynamics = [{ kind = power-law, lambda1 = [" + list + "], lambda2 = 0.3 }]";
  }
}
