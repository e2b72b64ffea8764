package io.kramers.report;

import io.kramers.dynamics.AdditiveNoise;
import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.escape.Outcome;
import io.kramers.fit.CovarianceTraceFit;
import io.kramers.fit.EscapeFits;
import io.kramers.fit.Lambda1Curve;
import io.kramers.fit.LogisticFit;
import io.kramers.fit.MatchedLambda1;
import io.kramers.landscape.Landscape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables of an escape experiment. */
final class ReportTables {
  /** A p-value below this rejects the logistic curve. */
  static final double REJECTED_BELOW = 0.05;

  private ReportTables() {}

  /** A row a cell; its head names every parameter that some cell has. */
  static ReportTable cells(List<Estimate> estimates) {
    Set<String> parameters = new LinkedHashSet<>();
    estimates.forEach(estimate -> parameters.addAll(parameters(estimate.cell()).keySet()));
    List<String> head = new ArrayList<>(List.of("dynamics"));
    parameters.stream().map(ReportNames::parameter).forEach(head::add);
    head.addAll(
        List.of(
            "trials",
            "escaped",
            "censored",
            "diverged",
            "probability",
            "Wilson interval",
            "exact interval",
            "mean exit step"));
    List<List<String>> rows = new ArrayList<>();
    for (Estimate estimate : estimates) {
      Map<String, Object> values = parameters(estimate.cell());
      List<String> row = new ArrayList<>(List.of(ReportNames.kind(estimate.cell().dynamics())));
      parameters.forEach(parameter -> row.add(ReportNames.value(values.get(parameter))));
      row.addAll(results(estimate));
      rows.add(row);
    }
    return new ReportTable(head, rows);
  }

  private static Map<String, Object> parameters(Cell cell) {
    Map<String, Object> parameters = ReportProblem.parameters(cell);
    parameters.putAll(new TreeMap<>(cell.dynamics().parameters()));
    return parameters;
  }

  private static List<String> results(Estimate estimate) {
    long trials = estimate.tally().trials();
    return List.of(
        ReportNumbers.count(trials),
        ReportNumbers.count(estimate.escaped()),
        ReportNumbers.count(estimate.tally().count(Outcome.CENSORED)),
        ReportNumbers.count(estimate.tally().count(Outcome.DIVERGED)),
        ReportNumbers.probability(estimate.probability(), trials),
        estimate
            .interval()
            .map(interval -> ReportNumbers.probabilities(interval, trials))
            .orElse(ReportNumbers.NONE),
        estimate
            .exactInterval()
            .map(interval -> ReportNumbers.probabilities(interval, trials))
            .orElse(ReportNumbers.NONE),
        estimate.meanExitStep().isPresent()
            ? ReportNumbers.significant(estimate.meanExitStep().getAsDouble(), 4)
            : ReportNumbers.NONE);
  }

  /** A section a kind of fit, those without fits left out. */
  static List<ReportSection> fits(EscapeFits fits) {
    return List.of(
            section(
                "Trace of the gradient covariance near w*",
                "a + b s + c s² by least squares, s the offset of every coordinate; under Eq. 12"
                    + " the trace is d (λ₂² + λ₁² s²), so √(c/d) is in units of λ₁. The standard"
                    + " errors after ± tell how far the trace is from a quadratic.",
                List.of("landscape", "|s| at most", "a", "b", "c", "R²", "√(c/d)"),
                fits.covarianceTraces().stream().map(ReportTables::row).toList()),
            section(
                "Logistic curves",
                "logit p = intercept + slope λ₁ by maximum likelihood. The deviance test asks"
                    + " whether the curve could be logistic; it is said to be rejected where p <"
                    + " 0.05. Standard errors after ±.",
                List.of("curve", "intercept", "slope", "deviance", "degrees of freedom", "p", ""),
                fits.logistics().stream().map(ReportTables::row).toList()),
            section(
                "Matched λ₁",
                "The λ₁ at which the power law is as successful as SGD, between the two cells whose"
                    + " rates bracket SGD's, by monotone interpolation of the rates' logits. The"
                    + " interval carries the binomial errors of SGD and of the cells.",
                List.of("curve", "SGD", "matched λ₁", "interval", "why none"),
                fits.matches().stream().map(ReportTables::row).toList()))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<String> row(CovarianceTraceFit fit) {
    return List.of(
        name(fit.line().landscape()),
        ReportNumbers.parameter(fit.line().range()),
        ReportNumbers.withError(fit.a(), 5, fit.aStandardError()),
        ReportNumbers.withError(fit.b(), 5, fit.bStandardError()),
        ReportNumbers.withError(fit.c(), 5, fit.cStandardError()),
        ReportNumbers.significant(fit.rSquared(), 4),
        fit.lambda1Equivalent().isPresent()
            ? ReportNumbers.significant(fit.lambda1Equivalent().getAsDouble(), 3)
            : ReportNumbers.NONE);
  }

  private static List<String> row(LogisticFit fit) {
    return List.of(
        name(fit.curve()),
        ReportNumbers.withError(fit.intercept(), 5, fit.interceptStandardError()),
        ReportNumbers.withError(fit.slope(), 5, fit.slopeStandardError()),
        ReportNumbers.significant(fit.deviance(), 4),
        ReportNumbers.count(fit.degreesOfFreedom()),
        ReportNumbers.significant(fit.pValue(), 2),
        fit.pValue() < REJECTED_BELOW ? "rejected: the curve is not logistic" : "not rejected");
  }

  private static List<String> row(MatchedLambda1 match) {
    return List.of(
        name(match.curve()),
        ReportNames.dynamics(match.sgd().cell().dynamics()),
        match.lambda1().isPresent()
            ? ReportNumbers.significant(match.lambda1().getAsDouble(), 4)
            : ReportNumbers.NONE,
        match
            .interval()
            .map(interval -> ReportNumbers.interval(interval, 4))
            .orElse(ReportNumbers.NONE),
        match.reason().orElse(""));
  }

  /** A landscape by its parameters. */
  static String name(Landscape landscape) {
    return landscape.parameters().entrySet().stream()
        .map(entry -> ReportNames.assignment(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** What a curve's cells share. */
  static String name(Lambda1Curve curve) {
    AdditiveNoise additive = curve.additive();
    return new ReportProblem("", curve.points()).label()
        + ", λ₂ = "
        + ReportNumbers.parameter(additive.lambda2(), 3)
        + ReportNames.sweptTrials(curve.cell());
  }

  private static Optional<ReportSection> section(
      String heading, String note, List<String> head, List<List<String>> rows) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(ReportSection.of(heading).note(note).table(new ReportTable(head, rows)));
  }
}
