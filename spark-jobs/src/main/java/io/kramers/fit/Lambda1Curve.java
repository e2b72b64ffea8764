package io.kramers.fit;

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
 * The power-law cells that differ in lambda1 alone: the success rate as a function of lambda1. A
 * cell that was asked for twice counts once: it is the same trials.
 *
 * @param points by ascending lambda1, all different, at least one
 */
public record Lambda1Curve(List<Estimate> points) {
  /** All curves among some estimates, in the order of their first cells. */
  public static List<Lambda1Curve> of(List<Estimate> estimates) {
    Map<Object, List<Estimate>> curves = new LinkedHashMap<>();
    for (Estimate estimate : estimates) {
      if (estimate.cell().dynamics() instanceof PowerLaw powerLaw) {
        Object rest =
            List.of(estimate.cell().problem(), powerLaw.additive(), estimate.cell().trials());
        curves.computeIfAbsent(rest, key -> new ArrayList<>()).add(estimate);
      }
    }
    return curves.values().stream().map(Lambda1Curve::sorted).toList();
  }

  private static Lambda1Curve sorted(List<Estimate> points) {
    List<Estimate> distinct = new ArrayList<>();
    for (Estimate point :
        points.stream()
            .sorted(Comparator.comparingDouble(point -> lambda1(point.cell())))
            .toList()) {
      int last = distinct.size() - 1;
      if (last < 0 || lambda1(point.cell()) > lambda1(distinct.get(last).cell())) {
        distinct.add(point);
      }
    }
    return new Lambda1Curve(List.copyOf(distinct));
  }

  /** A power-law cell's lambda1. */
  public static double lambda1(Cell cell) {
    return ((PowerLaw) cell.dynamics()).lambda1();
  }

  /** The curve's first cell, which says what all of them share. */
  public Cell cell() {
    return points.get(0).cell();
  }

  /** Each point's lambda1. */
  double[] lambda1s() {
    return points.stream().mapToDouble(point -> lambda1(point.cell())).toArray();
  }

  /** The noise that the cells share. */
  public AdditiveNoise additive() {
    return ((PowerLaw) cell().dynamics()).additive();
  }

  /**
   * Whether another cell, of whatever dynamics, is of the same problem: all but the dynamics. Where
   * the number of trials is swept, cells of as many trials go together; a deterministic path has
   * one whatever was asked for, and goes with all.
   */
  public boolean sharesProblem(Cell other) {
    return cell().problem().equals(other.problem())
        && (other.dynamics().deterministic() || other.trials() == cell().trials());
  }
}
