package io.kramers.report;

import io.kramers.law.LawCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Results that stand side by side: of one experiment, and alike but for the interpretation.
 *
 * @param label the experiment's name and the swept values that they share
 * @param members in order, at least one
 */
record LawGroup<E>(String label, List<E> members) {
  private static final String INTERPRETATION = "interpretation";

  /** Puts results into groups, in their order. */
  static <E> List<LawGroup<E>> of(List<E> results, Function<E, LawCell> cell) {
    Map<String, List<E>> groups = new LinkedHashMap<>();
    for (E result : results) {
      groups.computeIfAbsent(label(cell.apply(result)), label -> new ArrayList<>()).add(result);
    }
    return groups.entrySet().stream()
        .map(group -> new LawGroup<>(group.getKey(), List.copyOf(group.getValue())))
        .toList();
  }

  private static String label(LawCell cell) {
    String swept =
        cell.swept().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(INTERPRETATION))
            .map(entry -> ", " + ReportNames.assignment(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    return cell.id() + swept;
  }

  /** What a member is called beside the others of all groups. */
  static String name(LawCell cell) {
    return label(cell) + ", " + LawFields.interpretation(cell);
  }
}
