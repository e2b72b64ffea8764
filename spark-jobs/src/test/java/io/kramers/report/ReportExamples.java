package io.kramers.report;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.escape.Outcome;
import io.kramers.escape.Tally;
import io.kramers.estimate.Interval;
import io.kramers.fit.CovarianceTraceFit;
import io.kramers.fit.EscapeFits;
import io.kramers.fit.Lambda1Curve;
import io.kramers.fit.LogisticFit;
import io.kramers.fit.MatchedLambda1;
import io.kramers.gradientnoise.CovarianceTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Estimates and fits made by hand from real configurations: no trial is run. */
final class ReportExamples {
  static final String SAMPLES =
      "data { kind = gaussian, n = 20, standard-deviation = 0.01, seed = 7 }";
  static final String POWER_LAW =
      "{ kind = power-law, lambda1 = [0, 16, 24, 32], lambda2 = matched, batch-size = 1 }";
  static final String LANGEVIN = "{ kind = langevin, lambda2 = matched, batch-size = 1 }";
  static final String SGD = "{ kind = sgd, batch-size = 1, replacement = true }";
  static final String GRADIENT_DESCENT = "{ kind = gradient-descent }";

  private static final long EXIT_STEP = 250;

  private ReportExamples() {}

  /** The experiment of a landscape's keys and a list of dynamics, with any further keys. */
  static EscapeExperiment experiment(String landscape, String dynamics, String more) {
    return EscapeExperiment.read(
        new Configuration(
            ConfigFactory.parseString(
                    "kramers.escape { landscape { kind = four-basins, "
                        + landscape
                        + " }, dynamics = ["
                        + dynamics
                        + "], trials = 10000\n"
                        + more
                        + "}")
                .root()));
  }

  /** Every cell with the given share of trials escaped, all of them at step 250. */
  static List<Estimate> estimates(EscapeExperiment experiment, ToDoubleFunction<Cell> share) {
    return experiment.cells().stream()
        .map(cell -> estimate(cell, share.applyAsDouble(cell)))
        .toList();
  }

  private static Estimate estimate(Cell cell, double share) {
    Tally tally = new Tally(cell.steps());
    long escaped = Math.round(share * cell.trials());
    for (long i = 0; i < cell.trials(); i++) {
      if (i < escaped) {
        tally.add(Outcome.ESCAPED, EXIT_STEP);
      } else {
        tally.add(Outcome.CENSORED, cell.steps());
      }
    }
    return new Estimate(cell, tally);
  }

  /** The same cells with their first 100 trials, the same share of which escaped. */
  static List<Estimate> hundredRuns(EscapeExperiment experiment, ToDoubleFunction<Cell> share) {
    return experiment.cells().stream()
        .map(cell -> cell.withTrials(Math.min(100, cell.trials())))
        .map(cell -> estimate(cell, share.applyAsDouble(cell)))
        .toList();
  }

  /** A success rate that rises with lambda1 and, for other dynamics, is a constant of its kind. */
  static double rate(Cell cell) {
    return switch (cell.dynamics().kind()) {
      case "power-law" -> 1.0 / (1.0 + Math.exp(8.0 - 0.3 * Lambda1Curve.lambda1(cell)));
      case "sgd" -> 0.3205;
      default -> 0.0;
    };
  }

  static EscapeFits noFits() {
    return new EscapeFits(List.of(), List.of(), List.of());
  }

  /** Fits of every curve, with round numbers. */
  static EscapeFits fits(EscapeExperiment experiment, List<Estimate> estimates) {
    List<LogisticFit> logistics = new ArrayList<>();
    List<MatchedLambda1> matches = new ArrayList<>();
    for (Lambda1Curve curve : Lambda1Curve.of(estimates)) {
      logistics.add(new LogisticFit(curve, -8.0, 0.3, 0.1, 0.01, 75.5, 2, 4.1e-17));
      estimates.stream()
          .filter(estimate -> estimate.cell().dynamics().kind().equals("sgd"))
          .filter(estimate -> curve.sharesProblem(estimate.cell()))
          .map(sgd -> match(curve, sgd))
          .forEach(matches::add);
    }
    return new EscapeFits(
        experiment.covarianceTraces().stream().map(ReportExamples::trace).toList(),
        logistics,
        matches);
  }

  private static MatchedLambda1 match(Lambda1Curve curve, Estimate sgd) {
    return new MatchedLambda1(
        curve,
        sgd,
        OptionalDouble.of(24.53),
        Optional.of(new Interval(24.41, 24.65)),
        Optional.empty());
  }

  private static CovarianceTraceFit trace(CovarianceTrace line) {
    return new CovarianceTraceFit(
        line, line.offsets(), line.traces(), 0.25, 1.5, 1458.0, 0.01, 0.1, 6.5, 0.99905);
  }
}
