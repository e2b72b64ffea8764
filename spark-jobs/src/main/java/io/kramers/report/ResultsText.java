package io.kramers.report;

import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.fit.EscapeFits;
import io.kramers.fit.MatchedLambda1;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as a table for a terminal. */
public final class ResultsText {
  private static final int DIGITS = 4;
  private static final List<String> HEAD =
      List.of("cell", "trials", "escaped", "probability", "interval", "mean exit step");

  private ResultsText() {}

  /** A line a cell, then a line a fit. */
  static String of(List<Estimate> estimates, EscapeFits fits) {
    StringBuilder text = new StringBuilder();
    text.append(new ReportTable(HEAD, estimates.stream().map(ResultsText::row).toList()).text());
    fits.covarianceTraces()
        .forEach(
            fit ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "gradient covariance%s, |s| <= %s: c = %.5g +- %.2g, R^2 = %.5f,"
                            + " sqrt(c/d) = %s%n",
                        shown(fit.line().landscape().parameters()),
                        fit.line().range(),
                        fit.c(),
                        fit.cStandardError(),
                        fit.rSquared(),
                        fit.lambda1Equivalent().isPresent()
                            ? "%.2f".formatted(fit.lambda1Equivalent().getAsDouble())
                            : "none, as c < 0")));
    fits.matches().forEach(match -> text.append(match(match)));
    return text.toString();
  }

  private static String match(MatchedLambda1 match) {
    String what =
        "lambda1 that matches SGD"
            + shown(match.sgd().cell().dynamics().parameters())
            + shown(match.sgd().cell().landscape().parameters());
    return match.lambda1().isEmpty()
        ? "%s: none, %s%n".formatted(what, match.reason().orElse("no reason given"))
        : String.format(
            Locale.ROOT,
            "%s: %.2f [%.2f, %.2f]%n",
            what,
            match.lambda1().getAsDouble(),
            match.interval().orElseThrow().lower(),
            match.interval().orElseThrow().upper());
  }

  private static List<String> row(Estimate estimate) {
    long trials = estimate.tally().trials();
    return List.of(
        label(estimate.cell()),
        Long.toString(trials),
        Long.toString(estimate.escaped()),
        ReportNumbers.probability(estimate.probability(), trials),
        estimate
            .interval()
            .map(bounds -> ReportNumbers.probabilities(bounds, trials))
            .orElse("one path"),
        estimate.meanExitStep().isPresent()
            ? String.format(Locale.ROOT, "%.1f", estimate.meanExitStep().getAsDouble())
            : "-");
  }

  /** A cell's name. */
  public static String label(Cell cell) {
    Map<String, Object> fields = CellFields.of(cell);
    return fields.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .map(
            field ->
                field.getKey().equals("dynamics")
                    ? field.getValue().toString()
                    : field.getKey() + "=" + value(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String shown(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .map(field -> " " + field.getKey() + "=" + value(field.getValue()))
        .collect(Collectors.joining());
  }

  private static String value(Object value) {
    return value instanceof Double number
        ? ReportNumbers.parameter(number, DIGITS)
        : value.toString();
  }
}
