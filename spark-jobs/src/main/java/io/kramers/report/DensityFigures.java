package io.kramers.report;

import io.kramers.law.DensityEstimate;
import io.kramers.law.DensityEstimate.Compared;
import io.kramers.law.DensityEstimate.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a density experiment: for each group of cells that differ in the interpretation
 * alone, a column each and four rows; before them the stationary densities of all, Figure 5.
 */
final class DensityFigures {
  /** As many as colours tell apart. */
  private static final int MOST_TIMES = 6;

  private static final int MOST_GROUPS = 6;

  private DensityFigures() {}

  /** All figures of the estimates. */
  static List<ReportFigure> of(List<DensityEstimate> estimates) {
    List<LawGroup<DensityEstimate>> groups =
        LawGroup.of(estimates, estimate -> estimate.cell().ensemble());
    List<ReportFigure> figures = new ArrayList<>();
    stationary(groups.subList(0, Math.min(MOST_GROUPS, groups.size()))).ifPresent(figures::add);
    for (int i = 0; i < groups.size(); i++) {
      figures.add(group("density-" + (i + 1), groups.get(i)));
    }
    return figures;
  }

  private static ReportFigure group(String name, LawGroup<DensityEstimate> group) {
    List<DensityEstimate> members = group.members();
    DensityCharts densities = DensityCharts.of(members);
    List<Chart> charts = new ArrayList<>();
    charts.addAll(ChartRow.alike(members.stream().map(densities::densities).toList()));
    charts.addAll(TailCharts.tails(members));
    charts.addAll(TailCharts.hill(members));
    charts.addAll(ChartRow.alike(members.stream().map(densities::differences).toList()));
    return ReportFigure.of(
        name,
        group.label()
            + ": densities at the recorded times, simulated (points with intervals) and exact"
            + " (lines); their tails; Hill's estimates of the tail index over the number of trials"
            + " that they use, with intervals, and what they tend to under the exact law; and how"
            + " far the simulated distribution function is off the exact one.",
        members.size(),
        charts);
  }

  /** At most so many of the comparisons as colours tell apart, evenly, the last one among them. */
  static List<Compared> shown(DensityEstimate estimate) {
    List<Compared> all =
        estimate.comparisons().stream().filter(each -> each.histogram().count() > 0).toList();
    int count = Math.min(MOST_TIMES, all.size());
    List<Compared> shown = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      shown.add(all.get(all.size() * i / count - 1));
    }
    return shown;
  }

  /** The title of a cell's chart. */
  static String title(String what, DensityEstimate estimate) {
    return what + ", " + LawFields.interpretation(estimate.cell().ensemble());
  }

  /** What a comparison is called. */
  static String time(Compared compared) {
    String t = "t = " + ReportNumbers.parameter(compared.time(), 4);
    return compared.comparison().stationary() ? t + ", stationary" : t;
  }

  /** The printed law, where it is not the exact one. */
  static Optional<Reference> printed(Compared compared) {
    return compared
        .printed()
        .filter(printed -> !printed.tailIndex().equals(compared.exact().tailIndex()));
  }

  /** Figure 5: the power law's stationary densities, a chart for each interpretation. */
  private static Optional<ReportFigure> stationary(List<LawGroup<DensityEstimate>> groups) {
    DensityCharts densities =
        DensityCharts.far(
            groups.stream()
                .flatMap(group -> group.members().stream())
                .filter(member -> powerLaw(member).isPresent())
                .toList());
    Map<String, Chart> charts = new LinkedHashMap<>();
    for (int colour = 0; colour < groups.size(); colour++) {
      for (DensityEstimate member : groups.get(colour).members()) {
        Optional<Compared> last = powerLaw(member);
        if (last.isPresent()) {
          String interpretation = LawFields.interpretation(member.cell().ensemble());
          Chart chart =
              charts.getOrDefault(
                  interpretation, densities.empty("Stationary density, " + interpretation));
          String label = groups.get(colour).label();
          charts.put(interpretation, densities.add(chart, label, colour, last.get(), member));
        }
      }
    }
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ReportFigure.of(
                "figure5",
                "The power law's stationary density (the paper's Figure 5) in each interpretation:"
                    + " simulated (points with intervals), exact (lines) and, where it is another"
                    + " one, as printed (dashes).",
                charts.size(),
                ChartRow.points(List.copyOf(charts.values()))));
  }

  /** The comparison with a stationary law for which the paper prints one, if there are trials. */
  private static Optional<Compared> powerLaw(DensityEstimate estimate) {
    return estimate.comparisons().stream()
        .filter(compared -> compared.printed().isPresent())
        .filter(compared -> compared.histogram().count() > 0)
        .findFirst();
  }
}
