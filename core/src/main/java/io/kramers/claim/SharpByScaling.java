package io.kramers.claim;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.dynamics.PowerLaw;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.estimate.Interval;
import io.kramers.theory.ChainExit;
import io.kramers.theory.Crossing;
import io.kramers.theory.ExitInterval;
import io.kramers.theory.GaussianChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sharp and flat minima by the paper's scaling of the loss. */
final class SharpByScaling implements Claim {
  private static final String EXPERIMENT =
      """
      kramers { seed = %d, escape {
        landscape { kind = four-basins, dimension = 2, scale = [1.0, 0.9]
                    data { kind = gaussian, n = 100, standard-deviation = 0.01, seed = 7 } }
        learning-rate = 0.025, steps = 500, trials = %d, confidence = %s
        dynamics = [ { kind = power-law, lambda1 = [24, 28], lambda2 = matched, batch-size = 1 } ] } }
      """;

  @Override
  public String title() {
    return "Sharp minima are left faster than flat ones: the loss times 1 and times 0.9";
  }

  @Override
  public String source() {
    return "Section 5.2, Figure 3 (c), (d)";
  }

  @Override
  public String howTested() {
    return "Eq. 12 on the four basins with data of standard deviation 0.01, lambda2 matched to each"
        + " loss, lambda1 = 24 and 28, 500 steps: the escape probability at scale 1 less that at"
        + " 0.9, claimed to be above 0";
  }

  @Override
  public Cells cells(Effort effort) {
    String text =
        EXPERIMENT.formatted(
            effort.seed(),
            2 * effort.trials(),
            String.format(Locale.ROOT, "%.10f", effort.confidenceOfOne()));
    return new Cells(
        List.of(),
        List.of(),
        EscapeExperiment.read(new Configuration(ConfigFactory.parseString(text).root())).cells());
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    List<Measurement> measurements = new ArrayList<>();
    int half = results.escapes().size() / 2;
    for (int i = 0; i < half; i++) {
      Estimate sharp = results.escapes().get(i);
      Estimate flat = results.escapes().get(half + i);
      double difference = sharp.probability() - flat.probability();
      Interval interval =
          Intervals.around(difference, Math.hypot(error(sharp), error(flat)), effort);
      double exact = exact(sharp.cell()) - exact(flat.cell());
      measurements.add(
          new Measurement(
              "difference, lambda1 = " + Math.round(((PowerLaw) sharp.cell().dynamics()).lambda1()),
              "",
              difference,
              interval,
              sharp.tally().trials() + flat.tally().trials(),
              exact,
              exact,
              new Interval(0.0, Double.POSITIVE_INFINITY),
              exact,
              0.0));
    }
    return Verdict.of(
        measurements,
        "the other way round",
        "The scaling changes curvature, barrier and matched noise together. Holds for this draw of"
            + " the data and the lambda1 of the figure; figures depend on the draw.");
  }

  private static double error(Estimate estimate) {
    double p = estimate.probability();
    return Math.sqrt(p * (1.0 - p) / estimate.tally().trials());
  }

  private static double exact(Cell cell) {
    PowerLaw dynamics = (PowerLaw) cell.dynamics();
    List<ChainExit> coordinates = new ArrayList<>();
    for (int j = 0; j < cell.landscape().dimension(); j++) {
      double minimum = cell.landscape().minimum()[j];
      coordinates.add(
          new ChainExit(
              GaussianChain.powerLaw(
                  cell.landscape().profile(j),
                  minimum,
                  dynamics.lambda1(),
                  dynamics.additive().lambda2(),
                  cell.learningRate()),
              minimum,
              ExitInterval.below(cell.landscape().saddle()[j]),
              Crossing.DISCRETE));
    }
    return ChainExit.probabilityOfAny(coordinates, cell.steps()).value();
  }
}
