package io.kramers.fit;

import io.kramers.config.CanonicalText;
import io.kramers.dynamics.AdditiveNoise;
import io.kramers.dynamics.PowerLaw;
import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The power-law cells that differ in lambda1 alone: the success rate as a function of lambda1.
 *
 * @param points by ascending lambda1, at least one
 */
public record Lambda1Curve(List<Estimate> points) {
  /** All curves among some estimates, in the order of their first cells. */
  public static List<Lambda1Curve> of(List<Estimate> estimates) {
    Map<Object, List<Estimate>> curves = new LinkedHashMap<>();
    for (Estimate estimate : estimates) {
      if (estimate.cell().dynamics() instanceof PowerLaw powerLaw) {
        Object rest = List.of(problem(estimate.cell()), powerLaw.additive());
        curves.computeIfAbsent(rest, key -> new ArrayList<>()).add(estimate);
      }
    }
    return curves.values().stream().map(Lambda1Curve::sorted).toList();
  }

  private static Lambda1Curve sorted(List<Estimate> points) {
    return new Lambda1Curve(
        points.stream()
            .sorted(Comparator.comparingDouble(point -> lambda1(point.cell())))
            .toList());
  }

  /** A power-law cell's lambda1. */
  public static double lambda1(Cell cell) {
    return ((PowerLaw) cell.dynamics()).lambda1();
  }

  /** The curve's first cell, which says what all of them share. */
  public Cell cell() {
    return points.get(0).cell();
  }

  /** The noise that the cells share. */
  public AdditiveNoise additive() {
    return ((PowerLaw) cell().dynamics()).additive();
  }

  /** Whether another cell, of whatever dynamics, is of the same problem: all but the dynamics. */
  public boolean sharesProblem(Cell other) {
    return problem(cell()).equals(problem(other));
  }

  private static List<Object> problem(Cell cell) {
    CanonicalText landscape = new CanonicalText();
    cell.landscape().describe(landscape);
    return List.of(
        landscape.toString(),
        cell.learningRate(),
        cell.steps(),
        cell.exit(),
        cell.confidence(),
        cell.seed());
  }
}
