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
    figure5(groups).ifPresent(figures::add);
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

  /**
   * Figure 5: the power law's stationary densities, of the first group in all interpretations
   * beside the one that is printed, and a chart of all groups for each interpretation.
   */
  static Optional<ReportFigure> figure5(List<LawGroup<DensityEstimate>> all) {
    List<LawGroup<DensityEstimate>> groups = powerLaws(all);
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    DensityCharts densities =
        DensityCharts.far(groups.stream().flatMap(group -> group.members().stream()).toList());
    Map<String, Chart> charts = new LinkedHashMap<>();
    for (int colour = 0; colour < groups.size(); colour++) {
      for (DensityEstimate member : groups.get(colour).members()) {
        String interpretation = LawFields.interpretation(member.cell().ensemble());
        Chart chart =
            charts.getOrDefault(
                interpretation, densities.empty("Stationary density, " + interpretation));
        String label = groups.get(colour).label();
        charts.put(interpretation, densities.add(chart, label, colour, stationary(member), member));
      }
    }
    List<Chart> shown = new ArrayList<>();
    shown.add(interpretations(densities, groups.get(0)));
    shown.addAll(charts.values());
    return Optional.of(
        ReportFigure.of(
            "figure5",
            "The power law's stationary density (the paper's Figure 5), simulated (points with"
                + " intervals) and exact (lines), in all interpretations beside the printed one"
                + " (dashes), then in each, with the printed one where it is another. Bins without"
                + " a trial are not shown.",
            2,
            ChartRow.points(shown)));
  }

  private static Chart interpretations(DensityCharts densities, LawGroup<DensityEstimate> group) {
    Chart chart = densities.empty("Stationary density").subtitle(group.label());
    int colour = 0;
    for (DensityEstimate member : group.members()) {
      String name = LawFields.interpretation(member.cell().ensemble());
      chart = densities.addExactAndTrials(chart, name, colour, stationary(member), member);
      colour++;
    }
    Reference printed = stationary(group.members().get(0)).printed().orElseThrow();
    return densities.addPrinted(chart, printed.law().orElseThrow());
  }

  /** The groups' members with a stationary law for which the paper prints one. */
  private static List<LawGroup<DensityEstimate>> powerLaws(List<LawGroup<DensityEstimate>> groups) {
    return groups.stream()
        .map(
            group ->
                new LawGroup<>(
                    group.label(),
                    group.members().stream()
                        .filter(member -> powerLaw(member).isPresent())
                        .toList()))
        .filter(group -> !group.members().isEmpty())
        .limit(MOST_GROUPS)
        .toList();
  }

  private static Compared stationary(DensityEstimate estimate) {
    return powerLaw(estimate).orElseThrow();
  }

  /** The comparison with a stationary law for which the paper prints one, if there are trials. */
  private static Optional<Compared> powerLaw(DensityEstimate estimate) {
    return estimate.comparisons().stream()
        .filter(compared -> compared.printed().isPresent())
        .filter(compared -> compared.histogram().count() > 0)
        .findFirst();
  }
}
