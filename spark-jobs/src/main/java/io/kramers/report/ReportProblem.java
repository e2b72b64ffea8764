package io.kramers.report;

import io.kramers.config.CanonicalText;
import io.kramers.dynamics.PowerLaw;
import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.fit.Lambda1Curve;
import io.kramers.landscape.Landscape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The cells that differ in their dynamics alone: what belongs into one chart.
 *
 * @param key what the cells share; equal keys are the same problem
 * @param estimates at least one
 */
record ReportProblem(Object key, List<Estimate> estimates) {
  private static final String TRIALS = "trials";

  /** All problems among some estimates, in the order of their first cells. */
  static List<ReportProblem> of(List<Estimate> estimates) {
    Map<Object, List<Estimate>> problems = new LinkedHashMap<>();
    for (Estimate estimate : estimates) {
      problems.computeIfAbsent(estimate.cell().problem(), key -> new ArrayList<>()).add(estimate);
    }
    return problems.entrySet().stream()
        .map(problem -> new ReportProblem(problem.getKey(), problem.getValue()))
        .toList();
  }

  /** The key of a landscape. */
  static String key(Landscape landscape) {
    CanonicalText text = new CanonicalText();
    landscape.describe(text);
    return text.toString();
  }

  /** The first cell, which says what all of them share. */
  Cell cell() {
    return estimates.get(0).cell();
  }

  /** The success rates as functions of lambda1. */
  List<Lambda1Curve> curves() {
    return Lambda1Curve.of(estimates);
  }

  /** The cells that lie on no curve. */
  List<Estimate> references() {
    return estimates.stream()
        .filter(estimate -> !(estimate.cell().dynamics() instanceof PowerLaw))
        .toList();
  }

  /** Its landscape's parameters and whatever else was swept. */
  String label() {
    return parameters(cell()).entrySet().stream()
        .map(entry -> ReportNames.assignment(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A cell's parameters but for those of its dynamics. */
  static Map<String, Object> parameters(Cell cell) {
    Map<String, Object> parameters = new LinkedHashMap<>(cell.landscape().parameters());
    parameters.putAll(cell.swept());
    parameters.keySet().removeAll(cell.dynamics().parameters().keySet());
    parameters.remove(TRIALS);
    return parameters;
  }
}
